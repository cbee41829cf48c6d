package io.gather.incident.watch.rule;

/** As syslog numbers them, in their order. */
enum LogPriority {
    EMERG,
    ALERT,
    CRIT,
    ERR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG
}
