package io.gather.core.overlord;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.plan.Task;

/** Folders that all nodes see alike, which one node is enough to gather. */
record SharedFolders(List<String> folders) {
    SharedFolders {
        folders = List.copyOf(folders);
    }

    /** The tasks of a node that leaves these folders to another one. */
    List<Task> without(List<Task> tasks) {
        if (folders.isEmpty()) {
            return tasks;
        }
        List<Task> left = new ArrayList<>();
        for (Task task : tasks) {
            switch (task) {
                case Task.Command command -> left.add(command);
                case Task.Contributed contributed -> left.add(contributed);
                case Task.Files files -> {
                    List<String> patterns = files.patterns().stream().filter(pattern -> !isShared(pattern)).toList();
                    if (!patterns.isEmpty()) {
                        left.add(outside(files, patterns));
                    }
                }
            }
        }
        return left;
    }

    private boolean isShared(String pattern) {
        return folders.stream().anyMatch(folder -> pattern.equals(folder) || pattern.startsWith(folder + "/"));
    }

    /** A pattern that begins above a shared folder must not lead into it. */
    private Task.Files outside(Task.Files files, List<String> patterns) {
        List<String> exclude = new ArrayList<>(files.exclude());
        for (String folder : folders) {
            exclude.add(folder);
            exclude.add(folder + "/**");
        }
        return files.of(patterns).without(exclude);
    }
}
