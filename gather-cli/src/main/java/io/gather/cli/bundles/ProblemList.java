package io.gather.cli.bundles;

import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.core.bundle.read.BundleProblem;
import io.gather.core.report.PlainText;

/** What is wrong in a bundle, one problem a line. */
final class ProblemList {
    private ProblemList() {}

    /** @param found how many there are in all */
    static void show(Printer printer, List<BundleProblem> problems, long found) {
        problems.forEach(problem -> printer.message("  " + text(problem)));
        if (found > problems.size()) {
            printer.message("  and " + (found - problems.size()) + " more");
        }
    }

    private static String text(BundleProblem problem) {
        String name = problem.name().isEmpty() ? "the bundle itself" : PlainText.oneLine(problem.name());
        return name + ", bytes " + problem.from() + " to " + problem.to() + ": " + problem.what();
    }
}
