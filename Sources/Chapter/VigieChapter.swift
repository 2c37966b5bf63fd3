// VigieChapter
