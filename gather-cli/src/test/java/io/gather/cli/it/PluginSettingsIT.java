package io.gather.cli.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.mail.MailModule;
import io.gather.cli.it.mail.MailWay;
import io.gather.core.module.GatherModule;
import io.gather.core.upload.UploaderProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings and secrets that a jar brings, by all doors into an upload. */
class PluginSettingsIT {
    private static final String PASSWORD = "open-sesame-at-noon";
    private static final List<String> LINKED = List.of("lib", "config");

    @TempDir
    Path folder;

    private Distribution gather;
    private Path home = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void install() throws Exception {
        gather = new Distribution(folder);
        file = folder.resolve(".config/gather/gather.toml");
        home = Files.createDirectories(folder.resolve("installed"));
        Path built = Path.of(Distribution.program()).getParent().getParent();
        Files.createDirectories(home.resolve("bin"));
        Files.copy(built.resolve("bin/gather"), home.resolve("bin/gather"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String linked : LINKED) {
            Files.createSymbolicLink(home.resolve(linked), built.resolve(linked));
        }
        jar(Files.createDirectories(home.resolve("plugins")).resolve("mail.jar"));
    }

    /** Whoever deletes the folder should not come to the distribution by it. */
    @AfterEach
    void unlink() throws IOException {
        for (String linked : LINKED) {
            Files.delete(home.resolve(linked));
        }
    }

    private static void jar(Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            Path classes = Path.of(MailWay.class.getName().replace('.', '/')).getParent();
            Path compiled = Path.of("target/test-classes").resolve(classes);
            try (var all = Files.list(compiled)) {
                for (Path each : all.toList()) {
                    entries.putNextEntry(new JarEntry(classes + "/" + each.getFileName()));
                    Files.copy(each, entries);
                }
            }
            service(entries, UploaderProvider.class, MailWay.class);
            service(entries, GatherModule.class, MailModule.class);
        }
    }

    private static void service(JarOutputStream entries, Class<?> port, Class<?> by) throws IOException {
        entries.putNextEntry(new JarEntry("META-INF/services/" + port.getName()));
        entries.write((by.getName() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Ended run(Map<String, String> environment, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(home.resolve("bin/gather").toString()));
        line.addAll(List.of(args));
        return gather.startLine(line, environment, ProcessBuilder.Redirect.INHERIT).end();
    }

    private Ended run(String... args) throws Exception {
        return run(Map.of(), args);
    }

    private void settings(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path secret(String text) throws IOException {
        Path secret = Files.createTempFile(folder, "secret", "", PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(secret, text + "\n");
    }

    private void sends(String given, String to, Map<String, String> environment, String... options) throws Exception {
        Path sent = Files.writeString(folder.resolve(to + ".txt"), "for " + to);
        List<String> args = new ArrayList<>(List.of("upload", sent.toString()));
        args.addAll(List.of(options));

        Ended ended = run(environment, args.toArray(String[]::new));

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(folder.resolve(to).resolve(to + ".txt")).hasContent("for " + to);
        assertThat(folder.resolve(to).resolve("given")).hasContent(given);
    }

    @Test
    void valuesComeFromFilesAndVariablesIntoAnUpload() throws Exception {
        settings("[upload]\nways = [\"mail\"]\n[upload.mail]\nfolder = \"" + folder.resolve("one") + "\"\n");

        sends("PT1S -", "one", Map.of());
        sends("PT1M30S -", "two", Map.of("GATHER_UPLOAD_MAIL_FOLDER", folder.resolve("two").toString(),
                "GATHER_UPLOAD_MAIL_PAUSE", "90s"));
    }

    @Test
    void valuesAreSavedShownAndCleared() throws Exception {
        Ended saved = run("settings", "modify", "--set", "upload.mail.folder=" + folder.resolve("three"), "--set",
                "upload.mail.pause=2m", "--set", "upload.ways=mail", "--set", "post.boxes=in,out", "-v");
        Ended shown = run("settings", "view", "--origin");
        sends("PT2M -", "three", Map.of());
        run("settings", "modify", "--clear", "upload.mail.pause", "--clear", "post.boxes");

        assertThat(saved.code()).as(saved.err()).isZero();
        assertThat(saved.out()).contains("post.boxes: in -> [in, out]");
        assertThat(shown.out()).contains("upload.mail.pause = 2m  (" + file + ")",
                "post.boxes = in, out  (" + file + ")");
        assertThat(Files.readString(file)).contains("[upload.mail]\nfolder = ").doesNotContain("pause", "boxes =");
        assertThat(run(Map.of("GATHER_POST_BOXES", "a, b"), "settings", "view", "--json").out())
                .contains("{\"key\":\"post.boxes\",\"value\":[\"a\",\"b\"],\"origin\":\"GATHER_POST_BOXES\"");
    }

    @Test
    void wrongOnesAreToldInTheSameWordsByEachDoor() throws Exception {
        settings("[upload.mail]\npause = \"soon\"\n[post]\nboxs = []\n");
        String sentence = "'soon' is not a duration; write it like 90s, 5m, 2h or 3d";

        assertThat(run("uploads").err()).contains(file + ":2:1: 'pause': " + sentence,
                file + ":4:1: unknown key 'boxs', did you mean 'boxes'?", "[GATHER-2103]");
        Files.delete(file);
        assertThat(run(Map.of("GATHER_UPLOAD_MAIL_PAUSE", "soon"), "uploads").err())
                .contains("GATHER_UPLOAD_MAIL_PAUSE", sentence, "[GATHER-2103]");
        Ended modified = run("settings", "modify", "--set", "upload.mail.pause=soon", "--set", "post.boxs=x",
                "--set", "post-token=hidden");
        assertThat(modified.code()).isEqualTo(2);
        assertThat(modified.err()).contains("upload.mail.pause: " + sentence, "[GATHER-2103]",
                "post.boxs: there is no such setting, did you mean 'post.boxes'?", "post-token: is a secret")
                .doesNotContain("hidden");
        assertThat(gather.run("settings", "modify", "--set", "post.boxes=x").err()).as("without the jar")
                .contains("there is no such setting");
    }

    @Test
    void ofABrokenJarTheyStopOnlyWhatNeedsIt() throws Exception {
        settings("[upload]\nways = [\"mail\"]\n[upload.mail]\nfolder = \"x\"\n[post]\nboxes = [\"in\"]\n");
        try (OutputStream out = Files.newOutputStream(home.resolve("plugins/mail.jar"));
                JarOutputStream entries = new JarOutputStream(out)) {
            service(entries, UploaderProvider.class, MailWay.class);
            service(entries, GatherModule.class, MailModule.class);
        }

        assertThat(run("status").code()).isZero();
        assertThat(run("uploads").code()).isZero();
        for (List<String> line : List.of(List.of("run", "--profile", "none", "--command", "true"), List.of("upload",
                file.toString()))) {
            Ended refused = run(line.toArray(String[]::new));
            assertThat(refused.code()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err()).contains("mail.jar", "refused", "remove it");
        }
    }

    @Test
    void secretsComeByEachDoorAndAreTakenOut() throws Exception {
        settings("[upload]\nways = [\"mail\"]\n");
        String given = "PT1S " + PASSWORD.hashCode();

        sends(given, "environment", Map.of("GATHER_MAIL_UPLOAD_PASSWORD", PASSWORD, "GATHER_UPLOAD_MAIL_FOLDER",
                folder.resolve("environment").toString()));
        sends(given, "file", Map.of("GATHER_UPLOAD_MAIL_FOLDER", folder.resolve("file").toString()),
                "--upload-secret-file", "mail-password=" + secret(PASSWORD));
        Ended saved = run("settings", "modify", "--upload-secret-file", "mail-password=" + secret(PASSWORD),
                "--upload-secret-file", "post-token=" + secret("t"), "-v");
        sends(given, "saved", Map.of("GATHER_UPLOAD_MAIL_FOLDER", folder.resolve("saved").toString()));
        Ended cleared = run("settings", "modify", "--clear", "mail-password", "--clear", "post_token", "-v");

        assertThat(saved.out()).contains("mail_password: (not shown)").doesNotContain(PASSWORD);
        assertThat(cleared.out()).contains("mail_password: (cleared)", "post_token: (cleared)");
        assertThat(file.resolveSibling("secrets.toml")).hasContent("");
        assertThat(run("upload", file.toString(), "--upload-secret-file", "mail-pasword=/x").err())
                .contains("there is no secret 'mail-pasword', did you mean 'mail-password'?");
    }

    @Test
    void aDetachedGatherIsHandedTheSecretAndNobodyElseSeesIt() throws Exception {
        Path go = folder.resolve("go");
        Path outbox = folder.resolve("outbox");
        Path given = secret(PASSWORD);
        try (SecretsWatch watch = new SecretsWatch(List.of(PASSWORD))) {
            Ended begun = run(Map.of("GATHER_UPLOAD_MAIL_FOLDER", outbox.toString(), "GATHER_UPLOAD_WAYS", "mail"),
                    "run", "--detach", "--upload", "--cluster", "c", "--profile", "none", "--command",
                    "while [ ! -e " + go + " ]; do sleep 0.1; done", "--upload-secret-file", "mail-password=" + given);
            assertThat(begun.code()).as(begun.err()).isZero();
            Files.delete(given);
            int before = watch.looks();
            Distribution.await(() -> watch.looks() > before + 5);
            Files.writeString(go, "");

            Ended seen = run("attach");

            assertThat(seen.code()).as(seen.err()).isZero();
            assertThat(outbox.resolve("given")).hasContent("PT1S " + PASSWORD.hashCode());
            assertThat(watch.seen()).isEmpty();
            assertThat(watch.filesIn(folder)).isEmpty();
        }
    }
}
