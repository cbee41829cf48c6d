package io.gather.incident.watch.rule;

/** As syslog numbers them. */
enum LogPriority {
    EMERG(0),
    ALERT(1),
    CRIT(2),
    ERR(3),
    WARNING(4),
    NOTICE(5),
    INFO(6),
    DEBUG(7);

    private final int number;

    LogPriority(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
