package io.gather.stats.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can keep statistics from being collected. */
public enum StatsError implements ErrorCode {
    CONFIG_WRONG("GATHER-8001", Category.USAGE, "the configuration of the statistics has mistakes",
            "correct the lines that are named; docs/stats.md describes the file"),
    VARIABLE_UNSET("GATHER-8002", Category.USAGE,
            "the configuration of the statistics names a variable of the environment that is not set",
            "set the variable where the collector is started, or write another one behind $env:"),
    NO_LOG("GATHER-8003", Category.USAGE, "messages of the collector cannot be written where that is configured",
            "make the file writable, or name another 'logfile'"),
    NEVER_ANYTHING("GATHER-8004", Category.NOTHING_GATHERED, "nothing can be collected from any cluster",
            "correct what the messages name, then start the collector again"),
    NO_LEVEL("GATHER-8005", Category.USAGE, "there is no such level of messages",
            "name one of trace, debug, info, notice, warn, error, critical"),
    NO_SINK("GATHER-8022", Category.USAGE, "there is no sink of that name",
            "name one of those that the message lists, or install the plugin that has it"),
    SINK_TWICE("GATHER-8023", Category.USAGE, "two plugins have a sink of the same name",
            "remove one of them"),
    QUESTION_WRONG("GATHER-8060", Category.USAGE, "what was asked of stored statistics cannot be understood",
            "correct the option that is named; gather stats query --help lists them"),
    TOO_MANY_SERIES("GATHER-8061", Category.USAGE, "more series are asked for at once than can be held",
            "ask for fewer: --name, --cluster, --node, --tag, --field; or put them together: --by"),
    POINTS_UNREADABLE("GATHER-8062", Category.REFUSED, "stored statistics cannot be read",
            "look at what is named, and at who may read it"),
    CONFIG_ABSENT("GATHER-8063", Category.USAGE, "there is no configuration of the statistics",
            "write it as docs/stats.md says, or name it: --config-file, or the setting stats.config"),
    STATUS_ABSENT("GATHER-8064", Category.REFUSED, "no collector of statistics tells how it stands",
            "start one: gather stats run");

    private final String code;
    private final Category category;
    private final String meaning;
    private final String remedy;

    StatsError(String code, Category category, String meaning, String remedy) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public ErrorEntry entry() {
        return new ErrorEntry(code, category, meaning, remedy);
    }
}
