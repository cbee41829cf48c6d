package io.gather.cli.bundles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.gather.cli.show.Counts;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.StyledText;
import io.gather.cli.show.Terminal;
import io.gather.cli.show.Tone;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.Compared;
import io.gather.core.compare.FileDiff;
import io.gather.core.compare.FileDiff.Difference;
import io.gather.core.compare.mask.Masking;
import io.gather.core.compare.text.Unified;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;

/** A unified diff from the content that most nodes have to each other one. */
record Patches(Printer printer, Terminal terminal, NodeFolding folding, Bundle bundle, Masking masking, int context) {
    void show(Compared file) throws IOException {
        Compared.Group reference = file.groups().getFirst();
        FileDiff diff = new FileDiff(bundle, masking, Objects.requireNonNull(reference.file()));
        for (Compared.Group odd : file.groups().subList(1, file.groups().size())) {
            if (printer.closed()) {
                return;
            }
            printer.result(StyledText.on(terminal).add(Tone.STRONG, "--- " + fold(reference.nodes())));
            printer.result(StyledText.on(terminal).add(Tone.STRONG, "+++ " + fold(odd.nodes())));
            show(diff.to(Objects.requireNonNull(odd.file())), reference, odd);
        }
    }

    private void show(Difference difference, Compared.Group reference, Compared.Group odd) {
        String sizes = ByteSize.of(reference.size()) + " and " + ByteSize.of(odd.size());
        switch (difference) {
            case Difference.Lines(var script) -> Unified.write(script, context, this::line);
            case Difference.TooDifferent(var first, var second) -> printer.result(
                    "too different: " + Counts.count(first, "line") + " only in the first, " + second
                            + " only in the second");
            case Difference.TooLarge(var line) -> printer.result(
                    "too large for a diff: " + sizes + (line == 0 ? "" : ", line " + line + " is the first to differ"));
            case Difference.Binary() -> printer.result("not text: " + sizes);
        }
    }

    private void line(Unified.Kind kind, String text) {
        Tone tone = switch (kind) {
            case HUNK -> Tone.PLACE;
            case ONLY_FIRST -> Tone.BAD;
            case ONLY_SECOND -> Tone.GOOD;
            case BOTH, NO_END -> Tone.PLAIN;
        };
        printer.result(StyledText.on(terminal).add(tone, kind.mark() + decoded(text)));
    }

    private String fold(List<String> nodes) {
        return PlainText.oneLine(folding.fold(nodes));
    }

    /** A line of a file comes as a character a byte. */
    private static String decoded(String line) {
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
