package io.gather.core.bundle.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"{'name':'../x','type':'dir'}", "{'name':'/etc/passwd','type':'dir'}",
            "{'name':'a\\u0000b','type':'dir'}", "{'name':'a\\u001b[2J','type':'dir'}", "{'name':'','type':'dir'}",
            "{'name':'r/n/x','type':'symlink','linkName':'/etc/passwd'}",
            "{'name':'r/n/x','type':'symlink','linkName':'../../x'}", "{'name':'r/n/x','type':'symlink'}",
            "{'name':'r/n/x','type':'char'}", "{'name':'r/n/x','type':'hardlink','linkName':'r/n/y'}",
            "{'name':'r/x','type':'reg','size':5}", "{'name':'r/x','type':'reg','size':-5,'offset':1}",
            "{'name':'r/x','type':'reg','size':5,'offset':99999999}",
            "{'name':'r/x','type':'reg','size':99999999999999999999,'offset':1}",
            "{'name':'r/x','type':'reg','size':5,'offset':1,'chunkSize':6}",
            "{'name':'r/x','type':'reg','size':5,'offset':1,'chunkSize':2}",
            "{'name':'r/x','type':'reg','size':5,'offset':1},{'name':'r/y','type':'reg','size':5,'offset':1}",
            "{'name':'r/x','type':'chunk','size':5,'offset':1}", "[[[[[[[[[[[[[[[[[[[[[[[[[[]]", "5", "null",
            "{'name':5,'type':'dir'}", "{'name':'r/x','type':'dir','modtime':'yesterday'}",
            "{'name':'r/x','type':'reg','digest':'md5:00'}", "{'name':'r/x','type':'dir'", "{'x':[[[[[[[[[[[[[[[[[[["})
    void refuses(String entries) throws Exception {
        Path file = with("{\"version\":1,\"entries\":[" + entries.replace('\'', '"') + "]}");
        try (Bundle bundle = Bundle.open(file)) {
            assertThatThrownBy(() -> new Extract(bundle, ExtractOptions.DEFAULT).into(directory.resolve("out")))
                    .isInstanceOf(GatherException.class).hasMessageNotContainingAny("\u001b", "\0");
        }
    }

    @Test
    void refusesAnIndexThatIsABomb() throws Exception {
        Path file = with("{\"version\":1,\"entries\":[" + " ".repeat(60 << 20) + "]}");
        try (Bundle bundle = Bundle.open(file)) {
            assertThatThrownBy(bundle::cursor).isInstanceOf(GatherException.class).hasMessageContaining("an index of");
        }
    }

    @Test
    void readsNoMoreThanTheIndexSays() throws Exception {
        Path file = with("{\"version\":1,\"entries\":[{\"name\":\"r/x\",\"type\":\"reg\",\"size\":9,\"offset\":@}]}");
        try (Bundle bundle = Bundle.open(file); var in = bundle.open("r/x")) {
            assertThat(in.readAllBytes()).hasSize(9);
            assertThat(new Verify(bundle, 1).run().intact()).isFalse();
        }
    }

    /** A bundle with one member of a mebibyte of zeros, and this index. */
    private Path with(String index) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Member member = new Member(9)) {
            member.begin(out, 9);
            long content = member.end(out);
            member.begin(out, 9);
            member.write(out, new byte[1 << 20], 0, 1 << 20);
            member.end(out);
            int offset = out.size();
            byte[] json = index.replace("@", Long.toString(content)).getBytes(StandardCharsets.UTF_8);
            byte[] header = TarHeader.ofIndex(IndexPlace.NAME, json.length);
            member.begin(out, 9);
            member.write(out, header, 0, header.length);
            member.write(out, json, 0, json.length);
            member.write(out, new byte[1024], 0, TarHeader.padding(json.length));
            member.write(out, new byte[1024], 0, 1024);
            member.end(out);
            out.write(Footer.of(offset));
        }
        return Files.write(directory.resolve("hostile.tgz"), out.toByteArray());
    }
}
