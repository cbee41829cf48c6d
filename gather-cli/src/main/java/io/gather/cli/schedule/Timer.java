package io.gather.cli.schedule;

import java.util.List;

import io.gather.core.schedule.GatherSchedule;

/** What starts a command at its times: a service of this machine. */
interface Timer {
    /** For people and for {@code --timer}. */
    String name();

    /**
     * In place of what it has for that schedule.
     *
     * @param command that runs one gather of it
     */
    void install(GatherSchedule schedule, List<String> command) throws InterruptedException;

    /** Also where there is nothing to remove. */
    void remove(String schedule) throws InterruptedException;

    boolean has(String schedule) throws InterruptedException;

    /** What an administrator has to know of it; empty: nothing. */
    String remark() throws InterruptedException;
}
