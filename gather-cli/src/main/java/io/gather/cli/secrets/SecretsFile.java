package io.gather.cli.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import io.gather.core.toml.NearestName;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;

/** {@code secrets.toml} beside a file of settings: only its owner may read it, and only that one's gathers use it. */
public record SecretsFile(Path path) {
    private static final String NAME = "secrets.toml";
    private static final Path SELF = Path.of("/proc/self");

    public static SecretsFile beside(Path settings) {
        return new SecretsFile(settings.resolveSibling(NAME));
    }

    /** Empty where there is none, or none that this user may read. */
    Map<Secret, String> read(SecretTable known) {
        if (!Files.isReadable(path)) {
            return Map.of();
        }
        try {
            check();
            return content(known);
        } catch (IOException e) {
            throw refused("cannot be read: " + e, "check the file and its rights");
        }
    }

    private void check() throws IOException {
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (!rights.endsWith("------")) {
            throw refused("others may use this file (" + rights + "), so it is not used", "chmod 600 " + path);
        }
        UserPrincipal owner = Files.getOwner(path);
        if (!owner.equals(self(owner))) {
            throw refused("it belongs to " + owner.getName() + ", so it is not used",
                    "make one of your own: gather settings modify --set-ftp-upload-pass");
        }
    }

    private UserPrincipal self(UserPrincipal otherwise) throws IOException {
        return Files.exists(SELF)
                ? Files.getOwner(SELF)
                : Optional.ofNullable(path.getFileSystem().getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name", "?"))).orElse(otherwise);
    }

    /** What the parser says of a mistake may quote a secret: only the place is told. */
    private Map<Secret, String> content(SecretTable known) {
        Problems problems = new Problems();
        TomlSection section = TomlFile.read(path, problems);
        if (section == null) {
            throw refused("line " + problems.all().getFirst().line() + " is no TOML",
                    "write lines such as: ftp_password = \"…\"");
        }
        Map<Secret, String> secrets = new HashMap<>();
        for (String key : section.keys()) {
            Secret secret = known.all().stream().filter(it -> it.key().equals(key)).findFirst()
                    .orElseThrow(() -> refused("there is no secret '" + key + "'" + NearestName.hint(key,
                            known.all().stream().map(Secret::key).toList()), "docs/sending.md lists them"));
            String text = section.string(key, "");
            if (!text.isEmpty()) {
                secrets.put(secret, text);
            }
        }
        if (!problems.all().isEmpty()) {
            throw refused("line " + problems.all().getFirst().line() + " holds no text in quotes",
                    "write lines such as: ftp_password = \"…\"");
        }
        return secrets;
    }

    private GatherException refused(String what, String remedy) {
        return new GatherException(CommandError.SECRETS_FILE, what, path.toString(), remedy);
    }
}
