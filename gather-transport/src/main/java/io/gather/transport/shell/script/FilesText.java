package io.gather.transport.shell.script;

import io.gather.core.plan.Task;

/** A files task as a call of the minion's script. */
final class FilesText {
    private FilesText() {}

    static String of(Task.Files files) {
        return "    files_task " + files.number() + "\n";
    }
}
