package io.gather.cli.bundles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A manifest that is none of ours is told in words, and costs little. */
class HostileManifestTest {
    private static final String NODE = "{'name':'n','directory':'n','address':'','state':'done',";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"{'gather':{}}", "{'gather':null}", "{'phases':[null]}", "{'phases':[{}]}",
            "{'notices':[null]}", "{'notices':[{}]}", "{'notices':[[]]}", "{'notices':[[[]]],'nodes':[]}",
            "{'nodes':[null]}", "{'nodes':[" + NODE + "'outcomes':[{}]}]}",
            "{'nodes':[" + NODE + "'outcomes':[null]}]}", "{'nodes':[" + NODE + "'results':[{}]}]}",
            "{'nodes':[" + NODE + "'size':-1}]}", "{'nodes':[" + NODE + "'stored':-1}]}",
            "{'nodes':[" + NODE + "'counts':{'planned':-1}}]}", "{'nodes':[" + NODE + "'counts':{'results':-1}}]}",
            "{'nodes':[" + NODE + "'results':[{'path':'n/x','size':-1}]}]}",
            "{'nodes':[" + NODE + "'outcomes':[{'group':'g','item':'i','status':'ok','size':-1}]}]}",
            "{'nodes':[" + NODE + "'counts':null}]}", "{'nodes':[" + NODE + "'notices':null}]}",
            "{'nodes':[" + NODE + "'notices':[null]}]}", "{'nodes':[" + NODE + "'facts':7}]}",
            "{'nodes':[{'name':null,'state':'done'}]}", "{'version':'x'}", "{'format':{}}", "{'nodes':[", "[", "", "{",
            "{'gather':{'start':1e999999999}}", "{'a':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]}"})
    void isRefused(String manifest) throws Exception {
        byte[] bytes = manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(summary(bytes).inWords().code()).isEqualTo(9);
        assertThat(Typed.line("diff", "--nodes", directory.resolve("b.tgz").toString()).inWords().code()).isIn(2, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32BE", "UTF-32LE", "UTF-16", "UTF-16LE"})
    void isRefusedInOtherEncodings(String charset) throws Exception {
        assertThat(summary("{\"format\":\"gather-manifest\"}".getBytes(Charset.forName(charset))).inWords().code())
                .isEqualTo(9);
        HandMade.index(directory.resolve("b.tgz"), "{\"entries\":[]}".getBytes(Charset.forName(charset)));
        assertThat(Typed.line("ls", directory.resolve("b.tgz").toString()).inWords().code()).isEqualTo(9);
    }

    @Test
    void mayLackWhatIsNotNeeded() throws Exception {
        String manifest = ("{'nodes':[" + NODE + "'counts':{'outcomes':{'ok':null}},'facts':{}}]}").replace('\'', '"');

        assertThat(summary(manifest.getBytes(StandardCharsets.UTF_8)).inWords().code()).isZero();
    }

    @Test
    void mayClaimMoreBytesThanANumberHolds() throws Exception {
        String node = NODE + "'size':9223372036854775807,'stored':9223372036854775807}";
        String manifest = ("{'nodes':[" + node + "," + node.replace("'n'", "'m'") + "]}").replace('\'', '"');

        Typed typed = summary(manifest.getBytes(StandardCharsets.UTF_8)).inWords();

        assertThat(typed.code()).isZero();
        assertThat(typed.toString()).contains("8192 PB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'notices':[@]}", "{'phases':[#]}", "{'nodes':[" + NODE + "'notices':[@]}]}",
            "{'nodes':[" + NODE + "'outcomes':[#]}]}", "{'gather':{'selection':[@]}}", "{'x':[@]}"})
    void doesNotGrowTheHeap(String template) throws Exception {
        String text = "\"" + "x".repeat(1_000_000) + "\"";
        ByteArrayOutputStream manifest = new ByteArrayOutputStream(72 << 20);
        String[] parts = template.replace('\'', '"').split("[@#]");
        manifest.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < (template.contains("@") ? 70 : 35); i++) {
            String element = template.contains("@") ? text : "{\"name\":" + text + ",\"group\":" + text + "}";
            manifest.writeBytes(((i == 0 ? "" : ",") + element).getBytes(StandardCharsets.UTF_8));
        }
        manifest.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
        HandMade.manifest(directory.resolve("b.tgz"), manifest.toByteArray());

        Typed typed = Typed.withLittleMemory(directory, "summary", directory.resolve("b.tgz").toString()).inWords();

        assertThat(typed.code()).isIn(0, 9);
    }

    private Typed summary(byte[] manifest) throws IOException {
        return Typed.line("summary", HandMade.manifest(directory.resolve("b.tgz"), manifest).toString());
    }
}
