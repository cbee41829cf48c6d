package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.gather.core.bundle.BundleFiles;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.state.ClusterLock;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.overlord.state.StateDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes that die before their gather has begun leave nothing that stays. */
class NeverBegunTest {
    private static final GatherId DEAD = new GatherId("20261120T101500Z-7f3a09bc");

    @TempDir
    Path folder;
    private StateDirectory state;
    private Path output;
    private RunDirectory run;

    @BeforeEach
    void die() throws IOException {
        state = new StateDirectory(folder.resolve("state"));
        output = Files.createDirectory(folder.resolve("out"));
        run = state.run(DEAD);
        Files.createDirectory(run.path());
    }

    @Test
    void anEmptyRunIsRemoved() throws Exception {
        assertThat(new NeverBegun(state).remove()).isEqualTo(1);
        assertThat(run.path()).doesNotExist();
        assertThat(new NeverBegun(state).remove()).isZero();
    }

    @Test
    void aNameThatWasTakenIsGivenBack() throws Exception {
        claim();
        BundleFiles taken = BundleFiles.claim(output, "b");
        assertThat(taken.name()).isEqualTo("b-2");
        Files.delete(taken.partial());

        assertThat(new NeverBegun(state).remove()).isEqualTo(1);

        assertThat(run.path()).doesNotExist();
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void aNameUnderWhichSomebodyWroteStays() throws Exception {
        claim();
        Files.writeString(output.resolve("b.tgz.partial"), "x");

        assertThat(new NeverBegun(state).remove()).isEqualTo(1);

        assertThat(output.resolve("b.tgz.partial")).hasContent("x");
    }

    @Test
    void whatBeganAndWhatCannotBeReadStays() throws Exception {
        Files.createDirectory(run.journal());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new NeverBegun(state).remove())
                .isInstanceOf(IOException.class);
        assertThat(run.path()).exists();
    }

    @Test
    void whatLivesStays() throws Exception {
        Process living = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Living.class.getName(), state.path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertThat(living.getInputStream().read()).isEqualTo('!');
            assertThat(new NeverBegun(state).remove()).isZero();
            assertThat(run.path()).exists();
        } finally {
            living.destroyForcibly().waitFor();
        }
        assertThat(new NeverBegun(state).remove()).isEqualTo(1);
    }

    private void claim() throws IOException {
        try (Journal journal = new Journal(run.journal())) {
            BundleFiles ignored = BundleFiles.claim(output, "b", name -> journal.add(
                    new JournalEntry.Claiming(name.folder(), name.name())));
        }
    }

    /** A process that has the lock, and has not come further. */
    static final class Living {
        private Living() {}

        public static void main(String[] args) throws Exception {
            try (ClusterLock _ = ClusterLock.take(new StateDirectory(Path.of(args[0])), "c", Lane.USUAL,
                    new ClusterLock.Holder(DEAD, ProcessHandle.current().pid(), "u", Instant.EPOCH, "gather"))) {
                java.io.FileOutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                out.write('!');
                out.flush();
                int ignored = new java.io.FileInputStream(java.io.FileDescriptor.in).read();
            }
        }
    }
}
