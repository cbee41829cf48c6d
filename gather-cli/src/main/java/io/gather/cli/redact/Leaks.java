package io.gather.cli.redact;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.leak.Leak;
import io.gather.core.leak.LeakReport;
import io.gather.core.leak.LeakSearch;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Originals;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.MaskKeyFile;
import io.gather.core.redact.Redactor;
import io.gather.core.redact.rule.InstalledRules;
import io.gather.core.settings.Settings;

/** What of a bundle may not be seen by others. */
record Leaks(Printer printer, Surroundings surroundings, Supplier<InstalledRules> rules) {
    private static final int MOST_SHOWN = 30;

    int search(Path bundle, boolean keepSecrets, boolean json, PlaceOptions places) {
        Settings settings = surroundings.settings(places);
        IdentityStore store = new IdentityStore(new StateDirectory(settings.state()).identities());
        KnownIdentities known = new KnownIdentities();
        surroundings.ownIdentities().forEach(known::host);
        Originals originals = new Originals(store.map(), known);
        Redactor secrets = keepSecrets
                ? Redactor.NONE
                : Redactor.of(new Concealment(rules.get().read(), ""), settings.redact().masks());
        String key = keepSecrets ? "" : new MaskKeyFile(settings.state()).made();
        LeakReport report = new LeakSearch(originals, secrets, key).of(bundle);
        if (json) {
            printer.json(report);
        } else {
            show(report);
        }
        if (!report.clean()) {
            long left = report.left().values().stream().mapToLong(it -> it).sum();
            throw new GatherException(CommandError.LEAKS_FOUND, left + " left that may not be in it", bundle.toString(),
                    "make another one: gather redact --obfuscate " + bundle);
        }
        return 0;
    }

    private void show(LeakReport report) {
        for (Leak leak : report.leaks().stream().limit(MOST_SHOWN).toList()) {
            String original = leak.original();
            printer.result(leak.place() + (leak.line() == 0 ? "" : ":" + leak.line()) + ": " + leak.kind()
                    + (original == null ? "" : " " + original)
                    + (leak.isPlain() ? "" : " as " + leak.writing())
                    + (leak.count() == 1 ? "" : ", " + leak.count() + " times"));
        }
        if (report.leaks().size() > MOST_SHOWN) {
            printer.message("… and more places: --json");
        }
        printer.message(Counts.count(report.files(), "file") + " searched for "
                + Counts.count(report.searched(), "original") + " and for secrets; left: " + words(report.left()));
        if (report.masked() > 0) {
            printer.message(Counts.count(report.words(), "word") + " compared with "
                    + Counts.count(report.masked(), "masked secret")
                    + String.format(Locale.ROOT, "; taken for one by chance: %.2g", report.byChance()));
        }
        if (report.ambiguous() > 0) {
            printer.message(Counts.count(report.ambiguous(), "original")
                    + " not searched for: what stands for others is the same");
        }
        if (report.unsearched() > 0) {
            printer.message(
                    Counts.count(report.unsearched(), "file") + " compressed in a way that cannot be looked into");
        }
    }

    private static String words(Map<String, Long> left) {
        return left.isEmpty()
                ? "nothing"
                : String.join(", ", left.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getValue() + " " + each.getKey()).toList());
    }
}
