/// Work over many files or runs.
enum PlaceholderForBuild {}
