package io.gather.cli.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.cli.gathering.SettingsPlaces;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.SelectionOptions;
import io.gather.cli.options.SettingChanges;
import io.gather.cli.options.UploadOptions;
import io.gather.cli.secrets.OperatorUploadSecrets;
import io.gather.cli.secrets.Prompter;
import io.gather.cli.secrets.SecretsFile;
import io.gather.cli.show.Printer;
import io.gather.core.secret.SecretTable;
import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsFile;

/** What {@code settings modify} does. */
public final class Modification {
    private final Printer printer;
    private final Surroundings surroundings;
    private final Prompter prompter;

    public Modification(Printer printer, Surroundings surroundings, Prompter prompter) {
        this.printer = printer;
        this.surroundings = surroundings;
        this.prompter = prompter;
    }

    /** What is told by options of its own, and by keys. */
    record Told(SelectionOptions selection, UploadOptions uploads, Map<String, String> set, List<String> clear) {
        Told {
            set = Map.copyOf(set);
            clear = List.copyOf(clear);
        }

        SettingChanges changes(Settings before, SecretTable known) {
            SettingChanges changes = uploads.changes(before).and(selection.changes(before));
            set.forEach((key, value) -> set(key, value, changes, known));
            clear.stream().filter(key -> known.find(key).isEmpty()).forEach(changes::clear);
            return changes;
        }

        private static void set(String key, String value, SettingChanges changes, SecretTable known) {
            if (known.find(key).isPresent()) {
                changes.problem(key, "is a secret, not a setting: --ask-upload-secret " + key + " saves it");
            } else {
                changes.set(key, value);
            }
        }

        Map<String, Optional<Object>> clearedSecrets(SecretTable known) {
            Map<String, Optional<Object>> cleared = new LinkedHashMap<>();
            clear.stream().flatMap(key -> known.find(key).stream())
                    .forEach(secret -> cleared.put(secret.key(), Optional.empty()));
            return cleared;
        }
    }

    int modify(Told told, TargetOptions target, boolean verbose) {
        SettingsPlaces places = surroundings.settingsPlaces(target.places());
        Path file = target.file(places);
        SettingsPlaces saved = places.withRequired(List.of());
        Settings before = saved.reader().readable();
        SettingChanges changes = checked(told, before);
        Map<String, Optional<Object>> secrets = secrets(told);
        changes.notes().forEach(note -> printer.message("note: " + note));
        if (changes.all().isEmpty() && secrets.isEmpty()) {
            printer.message("nothing is changed; see what can be: gather settings modify --help");
            return 0;
        }
        // By what is saved when it is our turn: another process may have changed it meanwhile, such as the list of ways.
        Map<String, Optional<Object>> settings = changes.all().isEmpty()
                ? Map.of()
                : SettingsFile.readable(file)
                        .change(() -> new TreeMap<>(checked(told, saved.reader().readable()).all()));
        SecretsFile secretsFile = SecretsFile.beside(file);
        if (secrets.values().stream().anyMatch(Optional::isPresent) || Files.exists(secretsFile.path())) {
            SettingsFile.secret(secretsFile.path()).change(secrets);
        }
        if (verbose) {
            tell(settings, before, secrets, file);
        }
        overruled(settings, places, file).forEach(printer::message);
        return 0;
    }

    private SettingChanges checked(Told told, Settings before) {
        SettingChanges changes = told.changes(before, surroundings.knownSecrets());
        new SelectionCheck(surroundings).check(changes);
        return changes.checked();
    }

    private Map<String, Optional<Object>> secrets(Told told) {
        SecretTable known = surroundings.knownSecrets();
        Map<String, Optional<Object>> secrets = new LinkedHashMap<>(told.clearedSecrets(known));
        OperatorUploadSecrets.given(known, told.uploads().secrets(), prompter, printer::message)
                .forEach((secret, value) -> secrets.put(secret.key(), Optional.of(new String(value))));
        return secrets;
    }

    private void tell(Map<String, Optional<Object>> settings, Settings before, Map<String, Optional<Object>> secrets,
            Path file) {
        for (Setting<?> setting : before.table().all()) {
            Optional<Object> now = settings.get(setting.key());
            if (now != null) {
                printer.result(setting.key() + ": " + setting.shown(before) + " -> "
                        + now.map(Object::toString).orElse("(cleared)"));
            }
        }
        secrets.forEach(
                (name, value) -> printer.result(name + ": " + (value.isPresent() ? "(not shown)" : "(cleared)")));
        printer.result("saved in " + file);
    }

    /** Who saves a setting wants it to hold; something else may win over the file. */
    private static List<String> overruled(Map<String, Optional<Object>> changed, SettingsPlaces places, Path file) {
        List<String> notes = new ArrayList<>();
        Map<String, String> origins = places.reader().origins();
        new TreeMap<>(changed).forEach((key, value) -> {
            String origin = origins.getOrDefault(key, file.toString());
            if (!origin.equals(file.toString())) {
                notes.add("note: " + key + " is " + (value.isPresent() ? "saved" : "cleared") + ", but " + origin
                        + " wins over it");
            }
        });
        return notes;
    }
}
