# The files of a task.
