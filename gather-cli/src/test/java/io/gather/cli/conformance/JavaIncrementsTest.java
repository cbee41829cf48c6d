package io.gather.cli.conformance;

import java.nio.file.Path;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of a log on this machine. */
class JavaIncrementsTest {
    private static final int GATHERS = 10;
    /** A gather an hour; 720 of them are a month. */
    private static final int HOURS = Integer.getInteger("gather.increments.hours", 48);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void loseNothingAndSendNothingTwice(int seed) throws Exception {
        new FollowedLog(temp).follow(GatheredLogs.JAVA, seed, GATHERS);
    }

    @Test
    void loseNothingInTheLongRun(TestReporter reporter) throws Exception {
        int seed = (int) Seed.next();
        reporter.publishEntry("seed", Integer.toString(seed));
        new FollowedLog(temp).follow(GatheredLogs.JAVA, seed, HOURS);
    }
}
