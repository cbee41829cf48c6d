package io.gather.stats.spool;

import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps points in a spool, and forgets some, until it is killed; says what it has done, and what it is about to forget. */
final class SpoolMain {
    private SpoolMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        PointSpool spool = PointSpool.open(folder, 64 << 20, new Ledger());
        for (int i = Integer.parseInt(arguments[1]);; i++) {
            spool.add(Batches.of(i, 1));
            System.out.println("kept " + i + ";");
            Waiting.Head head = i % 3 == 0 ? spool.first() : null;
            if (head != null) {
                System.out.println("forgets " + Batches.numbers(head.batch()).getFirst() + ";");
                spool.done(head);
            }
        }
    }
}
