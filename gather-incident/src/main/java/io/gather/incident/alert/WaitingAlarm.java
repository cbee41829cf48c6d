package io.gather.incident.alert;

import java.time.Instant;

/** An alarm that somebody is still to be told. */
record WaitingAlarm(AlarmTarget target, Alarm alarm, Instant since) {}
