const priority = () => 1
