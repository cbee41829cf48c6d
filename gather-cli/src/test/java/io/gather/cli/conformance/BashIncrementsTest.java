package io.gather.cli.conformance;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random histories of a log on a node over SSH with that shell. */
class BashIncrementsTest {
    private static final int GATHERS = 10;

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"bash, 1", "bash, 2", "bash, 3"})
    void loseNothingAndSendNothingTwice(String node, int seed) throws Exception {
        new FollowedLog(temp).follow(node, seed, GATHERS);
    }
}
