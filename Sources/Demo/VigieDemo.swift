// VigieDemo
