package io.gather.core.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodesInfoTest {
    @Test
    void readsAsBefore() throws Exception {
        SampleGather sample = new SampleGather(3, 40);

        Golden.assertSame("nodes_info", write(sample.gather(), sample));
    }

    @Test
    void steersNoTerminal() throws Exception {
        HostileGather hostile = new HostileGather();

        String text = write(hostile.gather(), hostile);

        assertThat(text).contains("\\x1b[31m").contains("\\u202e").contains("\\ud800");
        assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    }

    private static String write(GatherRecord gather, Collected collected) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NodesInfo().write(gather, collected, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
