package io.gather.cli.redact;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.cleanse.Cleansed;
import io.gather.core.cleanse.Cleansing;
import io.gather.core.obfuscate.IdentityMap;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.MaskKeyFile;
import io.gather.core.redact.Redactor;
import io.gather.core.redact.rule.InstalledRules;
import io.gather.core.settings.Settings;

/** New bundles of finished ones, without what others may not see. */
record CleansedCopies(Printer printer, Surroundings surroundings, Supplier<InstalledRules> rules) {
    /** As of a gather that lacks nodes: there is a bundle, but not everything is in it. */
    private static final int INCOMPLETE = 3;
    private static final int MOST_SHOWN = 10;

    int write(Path source, CleanseOptions options, boolean json, PlaceOptions places) {
        Settings settings = surroundings.settings(places);
        IdentityStore store = new IdentityStore(new StateDirectory(settings.state()).identities());
        AddressKey key = store.key();
        IdentityMap map = new IdentityMap();
        Redactor secrets = options.keepSecrets()
                ? Redactor.of(settings.redact().masks())
                : Redactor.of(new Concealment(rules.get().read(), new MaskKeyFile(settings.state()).key()),
                        settings.redact().masks());
        Set<IdentityKind> kinds = options.kinds();
        Cleansed cleansed = new Cleansing(source, options.target(), options.overwrite(), secrets,
                names -> kinds.isEmpty() ? null : new Obfuscator(key, EnumSet.copyOf(kinds), store.known(names), map))
                .run();
        store.save(map);
        if (json) {
            printer.json(new Told(cleansed));
        } else {
            show(cleansed);
        }
        return cleansed.leftOutCount() == 0 ? 0 : INCOMPLETE;
    }

    private void show(Cleansed cleansed) {
        cleansed.leftOut().stream().limit(MOST_SHOWN)
                .forEach(file -> printer.message("left out: " + file.name() + " " + file.why()));
        if (cleansed.leftOutCount() > MOST_SHOWN) {
            printer.message("… and " + (cleansed.leftOutCount() - MOST_SHOWN) + " more, in redaction.json");
        }
        printer.message(Counts.count(cleansed.files(), "file") + ", " + cleansed.changed()
                + " of them changed; secrets masked: "
                + words(cleansed.secrets()) + "; identities replaced: " + words(cleansed.identities()));
        printer.result(cleansed.bundle().path().toString());
    }

    private static String words(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : String.join(", ", counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getValue() + " " + each.getKey()).toList());
    }

    /** For programs. */
    record Told(String bundle, Map<String, Long> secrets, Map<String, Long> identities, long files, long changed,
            long leftOut, List<Cleansed.LeftOutFile> firstLeftOut) {
        Told(Cleansed of) {
            this(of.bundle().path().toString(), of.secrets(), of.identities(), of.files(), of.changed(),
                    of.leftOutCount(), of.leftOut());
        }
    }
}
