import Laws

fuzz(entities)
