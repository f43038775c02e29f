import Laws

fuzz(blocks)
