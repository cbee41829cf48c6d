package io.gather.cli.conformance;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random histories of a log on a node over SSH with that shell. */
class DashIncrementsTest {
    private static final int GATHERS = 10;

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"dash, 1", "dash, 2", "dash, 3"})
    void loseNothingAndSendNothingTwice(String node, int seed) throws Exception {
        new FollowedLog(temp).follow(node, seed, GATHERS);
    }
}
