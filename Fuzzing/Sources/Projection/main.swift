import Laws

fuzz(projection)
