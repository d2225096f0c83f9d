"""The data as the site publishes it under /data/v1/: records, fields, files, snapshots."""
