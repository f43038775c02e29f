import Laws

fuzz(contentLines)
