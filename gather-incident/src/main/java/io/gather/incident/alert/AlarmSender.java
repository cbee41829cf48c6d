package io.gather.incident.alert;

import java.io.IOException;

/** Tells somebody of an alarm, once. */
interface AlarmSender {
    /**
     * Blocks in a virtual thread, which is interrupted when it takes too long.
     *
     * @throws IOException why it did not work, for people
     * @throws io.gather.core.error.GatherException the same, where somebody has to change something
     */
    void send(AlarmTarget target, Alarm alarm) throws IOException, InterruptedException;
}
