"""The toolkit that keeps figures, sentences and languages of the concept in agreement."""
