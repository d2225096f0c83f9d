"""A folder in a browser's own storage, which the editing form takes for a repository."""

FILL = """async files => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', {create: true});
  for (const [path, text] of Object.entries(files)) {
    let folder = root;
    const names = path.split('/');
    const name = names.pop();
    for (const step of names) folder = await folder.getDirectoryHandle(step, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
  window.showDirectoryPicker = () => navigator.storage.getDirectory();
}"""
"""Writes files, given as texts by their paths, and lets the form find them."""
