package io.gather.transport.upload.template;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import io.gather.fixtures.upload.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTest {
    @TempDir
    Path folder;
    private Sent sent = new Sent(Path.of(""));

    @BeforeEach
    void makeBundle() throws Exception {
        sent = new Sent(Files.writeString(folder.resolve("b ü.tgz"), "x"));
    }

    private static Template of(String text) {
        return Template.of(text, "upload.http.path");
    }

    @Test
    void putsInWhatIsKnownOfTheBundle() {
        assertThat(of("/in/{cluster}/{case}/{date}/{name}").path(sent)).isEqualTo("/in/demo/C-1/2026-11-20/b ü.tgz");
        assertThat(of("{sha256}").line(sent)).hasSize(64);
        assertThat(of("{name}-{cluster}").line(sent)).isEqualTo("b ü.tgz-demo");
    }

    @Test
    void addsTheNameAfterAFinalSlashAndWhereThereIsNothing() {
        assertThat(of("/in/").path(sent)).isEqualTo("/in/b ü.tgz");
        assertThat(of("").path(sent)).isEqualTo("b ü.tgz");
        assertThat(of("/in").path(sent)).isEqualTo("/in");
    }

    @Test
    void aPathWithoutAFilesNameIsThatOfAFolder() {
        assertThat(of("/drop").ofFile().path(sent)).isEqualTo("/drop/b ü.tgz");
        assertThat(of("/drop/").ofFile().path(sent)).isEqualTo("/drop/b ü.tgz");
        assertThat(of("/in/{case}").ofFile().path(sent)).isEqualTo("/in/C-1/b ü.tgz");
        assertThat(of("").ofFile().path(sent)).isEqualTo("b ü.tgz");
        assertThat(of("/v1.2/{cluster}").with("cluster", "a.b").ofFile().path(sent)).isEqualTo("/v1.2/demo/b ü.tgz");
        assertThat(of("/in/{case}-{name}").ofFile().path(sent)).isEqualTo("/in/C-1-b ü.tgz");
        assertThat(of("/in/{sha256}").ofFile().path(sent)).hasSize(68);
        assertThat(of("/in/upload.php").ofFile().path(sent)).isEqualTo("/in/upload.php");
        assertThat(of("/in/{case}.tgz").ofFile().path(sent)).isEqualTo("/in/C-1.tgz");
        assertThat(of("/in?sig=1").ofFile().address(sent)).isEqualTo("/in?sig=1");
    }

    @Test
    void encodesWhatIsPutIntoAddresses() {
        assertThat(of("/in/").address(sent)).isEqualTo("/in/b%20%C3%BC.tgz");
        assertThat(of("/in?to={name}").with("x", "a/b?c").address(sent)).isEqualTo("/in?to=b%20%C3%BC.tgz");
        assertThat(of("/{x}").with("x", "a/b?c#d%").address(sent)).isEqualTo("/a_b%3Fc%23d%25");
    }

    @Test
    void valuesMakeNoOtherFolder() {
        assertThat(of("/{x}/f").with("x", "../../etc").path(sent)).isEqualTo("/.._.._etc/f");
        assertThat(of("/{x}").with("x", "a\\b\nc").path(sent)).isEqualTo("/a_b_c");
        for (String bad : new String[]{"/{x}{x}/f", "/{y}/f", "/../f", "/{x}./f"}) {
            Template template = of(bad).with("x", ".").with("y", "..");
            assertThatThrownBy(() -> template.path(sent)).as(bad).hasMessageContaining("another folder");
            assertThatThrownBy(() -> template.address(sent)).as(bad).hasMessageContaining("another folder");
        }
        assertThatThrownBy(() -> of("/%2E%2e/f").address(sent)).hasMessageContaining("another folder");
    }

    @Test
    void refusesVariablesThatItDoesNotKnow() {
        assertThatThrownBy(() -> of("/{host}").with("model", "m").path(sent)).isInstanceOf(GatherException.class)
                .hasMessage("upload.http.path: there is no variable {host}")
                .extracting(e -> ((GatherException) e).remedy().toString())
                .isEqualTo("there are {case}, {cluster}, {date}, {model}, {name}, {sha256}");
    }
}
