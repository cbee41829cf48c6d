package io.gather.minion.process;

import java.io.IOException;
import java.util.Map;

/** Starts command lines in a session of their own, with low priority, without input, output and errors in one pipe. */
interface Spawner {
    /**
     * @param environment all of it
     * @param mark by which the command and all that it starts are known, as {@link io.gather.core.minion.LimitMark} has it
     */
    Child start(String line, Map<String, String> environment, long mark) throws IOException;
}
