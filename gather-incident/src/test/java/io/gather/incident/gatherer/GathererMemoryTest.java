package io.gather.incident.gatherer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.listen.ListenLimits;
import io.gather.transport.foolscap.message.SharedMemory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** All that a gatherer may be made to hold is less than what it has: the sum of docs/concurrency.md. */
class GathererMemoryTest {
    private static final Pattern HEAP = Pattern.compile("serve \\| [^)]*\\)\\s*heap=-Xmx([0-9]+)m");
    private static final long MIB = 1 << 20;
    /** An event of which the budget takes no share yet, what becomes of it, and buffers. */
    private static final long FETCH = 2 * (64L << 10) + (16L << 10);
    /** What an incident was recorded for, as values; and the largest block of bzip2. */
    private static final long KEEP = 4 * MIB + 8 * MIB;
    private static final long REST = 16 * MIB;

    private static final Pattern YOUNG = Pattern.compile("tight='[^']*-Xmn([0-9]+)m");
    /** One part of so many of the young generation is empty at any time, and is not counted as memory that there is. */
    private static final int SURVIVORS = 10;

    private static long heap() throws Exception {
        return size(HEAP) - size(YOUNG) / SURVIVORS;
    }

    private static long size(Pattern option) throws Exception {
        String launcher = Files.readString(
                Path.of(System.getProperty("gather.root"), "gather-cli/src/dist/bin/gather"));
        Matcher matcher = option.matcher(launcher);
        assertThat(matcher.find()).as(option.pattern()).isTrue();
        return Long.parseLong(matcher.group(1)) * MIB;
    }

    @Test
    void whatMayBeHeldFitsIntoTheHeap() throws Exception {
        long heap = heap();
        ListenLimits listen = ListenLimits.ofHeap(heap);
        long messages = SharedMemory.ofHeap(heap).left();
        long all = listen.connections() * ListenLimits.CONNECTION + 2 * messages + Fetching.AT_ONCE * FETCH
                + Fetching.KEPT_AT_ONCE * KEEP;

        assertThat(all).isLessThanOrEqualTo(heap - REST);
        assertThat(listen.connections()).as("nodes that it can have").isGreaterThan(1000);
        assertThat(BananaLimits.USUAL.memory()).as("two of the largest messages").isLessThanOrEqualTo(messages / 2);
        assertThat(listen.strangers()).isLessThan(listen.connections());
    }
}
