package io.gather.cli.gathering;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.SecretOptions;
import io.gather.core.doctor.Doctor;
import io.gather.core.doctor.Finding;
import io.gather.core.doctor.NodeChecks;
import io.gather.core.doctor.WayChecks;
import io.gather.core.error.Action;
import io.gather.core.error.Category;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.Workplace;
import io.gather.core.report.PlainText;
import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What {@code doctor} and {@code nodes --ping} do: ask all nodes, and tell what came of it, equal answers together. */
public final class DoctorRun {
    private static final int SOME = 3;
    private static final int NONE = 5;

    private final Screen screen;
    private final Surroundings surroundings;

    public DoctorRun(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    /** @return the exit code that a gather would have for the nodes it misses */
    int examine(NodeOptions nodes, ReachOptions reach, PlaceOptions places, SecretOptions secrets,
            boolean json) throws InterruptedException {
        Settings settings = surroundings.settings(places);
        Inventory inventory = surroundings.inventory(settings, nodes);
        List<Finding> found = new ArrayList<>(here(settings));
        found.addAll(new WayChecks(surroundings.uploaders(settings, surroundings.uploadSecrets(places, secrets)),
                settings.cluster(), Instant.now()).examine());
        found.addAll(ask(settings, inventory, reach));
        if (json) {
            found.forEach(finding -> screen.printer().json(told(finding)));
        } else {
            show(found);
        }
        return code(found, inventory);
    }

    /** Only whether nodes answer. */
    public int ping(NodeOptions nodes, ReachOptions reach, PlaceOptions places) throws InterruptedException {
        Settings settings = surroundings.settings(places);
        Inventory inventory = surroundings.inventory(settings, nodes);
        List<Finding> answers = ask(settings, inventory, reach).stream()
                .filter(finding -> finding.check().equals("reach")).toList();
        fold(answers, finding -> finding.grade() == Finding.Grade.FINE ? "up" : "down: " + finding.what());
        return code(answers, inventory);
    }

    private List<Finding> ask(Settings settings, Inventory inventory, ReachOptions reach) throws InterruptedException {
        Workplace workplace = surroundings.workplace(reach.over(settings).with(Settings.CLUSTER, inventory.cluster()),
                surroundings.secrets(reach));
        return new Doctor(workplace.launcher(), workplace.fanout(), new NodeChecks(settings.limits()))
                .examine(inventory.nodes(), _ -> {});
    }

    private static List<Finding> here(Settings settings) {
        boolean writable = Files.isWritable(settings.output());
        return List.of(new Finding(Finding.HERE, "output", writable ? Finding.Grade.FINE : Finding.Grade.FAILURE,
                writable ? "bundles go to " + settings.output() : settings.output() + " is not writable",
                writable
                        ? null
                        : Remedy.of("choose another place: {}, or output in the settings", Action.OUTPUT.on())));
    }

    private void show(List<Finding> found) {
        fold(found.stream().filter(finding -> finding.grade() == Finding.Grade.FINE).toList(),
                finding -> finding.subject().equals(Finding.HERE) ? finding.what() : "answers");
        fold(found.stream().filter(finding -> finding.grade() != Finding.Grade.FINE).toList(),
                finding -> word(finding.grade()) + finding.check() + ": " + finding.what()
                        + (finding.remedy() == null ? "" : "\n    do: " + screen.printer().words(finding.remedy())));
    }

    /** A finding, for programs. */
    private record Told(String subject, String check, Finding.Grade grade, String what, @Nullable String remedy) {}

    private Told told(Finding finding) {
        Remedy remedy = finding.remedy();
        return new Told(finding.subject(), finding.check(), finding.grade(), finding.what(),
                remedy == null ? null : screen.printer().words(remedy));
    }

    private static String word(Finding.Grade grade) {
        return grade == Finding.Grade.FAILURE ? "FAILS, " : "warning, ";
    }

    private void fold(List<Finding> found, java.util.function.Function<Finding, String> text) {
        Map<String, List<String>> subjects = new LinkedHashMap<>();
        for (Finding finding : found) {
            subjects.computeIfAbsent(text.apply(finding).replace(finding.subject(), "it"), _ -> new ArrayList<>())
                    .add(finding.subject());
        }
        subjects.forEach((what, names) -> screen.printer().result(
                screen.folding().fold(names) + ": "
                        + what.lines().map(PlainText::oneLine).collect(Collectors.joining("\n"))));
    }

    private static int code(List<Finding> found, Inventory inventory) {
        List<Finding> failures = found.stream().filter(finding -> finding.grade() == Finding.Grade.FAILURE).toList();
        long failed = failures.stream().filter(finding -> !isUpload(finding)).map(Finding::subject).distinct().count();
        if (failed > 0) {
            return failed >= inventory.nodes().size() ? NONE : SOME;
        }
        return failures.isEmpty() ? 0 : Category.UPLOAD.exitCode();
    }

    private static boolean isUpload(Finding finding) {
        return finding.check().startsWith(WayChecks.CHECK);
    }
}
