package io.gather.incident.watch.source;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.WatchedLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With this machine's kernel. */
class KernelFeedTest {
    private static HeardLines follow(LinePosition.@Nullable OfKernel from) {
        return new HeardLines(new KernelFeed(KernelFeed.DEVICE, from, InstantSource.system()));
    }

    private static void say(String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(KernelFeed.DEVICE.toFile())) {
            out.write(("<3>" + text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        Assumptions.assumeTrue(Files.isWritable(KernelFeed.DEVICE) && Files.isReadable(KernelFeed.DEVICE),
                "this user may not write the kernel's buffer, or there is none");
        String mark = "gather test " + UUID.randomUUID();
        LinePosition.OfKernel stopped;
        try (HeardLines heard = follow(null)) {
            WatchedLine old = heard.next();
            assertThat(old.old()).isTrue();
            say(mark + " one");
            heard.newUntil(mark + " one");
            stopped = heard.state().kernel();
        }
        say(mark + " two\u00e4");
        try (HeardLines heard = follow(stopped)) {
            WatchedLine line = heard.next();
            // Others write to the kernel's buffer too.
            while (!line.text().startsWith(mark + " two")) {
                line = heard.next();
            }
            assertThat(line.old()).isFalse();
            assertThat(line.text()).isEqualTo(mark + " two\u00e4");
            assertThat(line.priority()).isEqualTo(3);
            assertThat(line.time()).isBetween(Instant.now().minusSeconds(120), Instant.now());
            assertThat(heard.notices).isEmpty();
        }
        // Of another boot: all that is there is new.
        try (HeardLines heard = follow(new LinePosition.OfKernel("another", Long.MAX_VALUE))) {
            assertThat(heard.next().old()).isFalse();
        }
    }

    @Test
    void readsRecords() {
        byte[] bytes = "6,339,5140900,-,caller=T1;NET: a\\x0ab \\x1b[1m\n SUBSYSTEM=net\n".getBytes(
                StandardCharsets.UTF_8);
        assertThat(KernelRecord.parse(bytes, bytes.length)).contains(
                new KernelRecord(6, 339, 5140900, "NET: a\nb \ufffd[1m"));
        byte[] facility = "30,1,2,-;x".getBytes(StandardCharsets.UTF_8);
        assertThat(KernelRecord.parse(facility, facility.length).map(KernelRecord::priority)).isEqualTo(Optional.of(6));
        for (String junk : new String[]{"", ";", "a,b,c;d", "6,1", "999999999,1,2,-;x"}) {
            byte[] odd = junk.getBytes(StandardCharsets.UTF_8);
            assertThat(KernelRecord.parse(odd, odd.length)).isEmpty();
        }
    }
}
