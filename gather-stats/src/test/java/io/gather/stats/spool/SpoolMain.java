package io.gather.stats.spool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps points in a spool, and forgets some, until it is killed; says what it has done, and what it is about to forget. */
final class SpoolMain {
    private SpoolMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PointSpool spool = new PointSpool(new SpoolFolder(folder), 64 << 20, new MemoryBudget(1 << 20, 1),
                new Ledger());
        for (int i = Integer.parseInt(arguments[1]);; i++) {
            spool.add(Batches.of(i, 1));
            out.println("kept " + i + ";");
            Waiting.Head head = i % 3 == 0 ? spool.first() : null;
            if (head != null) {
                out.println("forgets " + Batches.numbers(head.batch()).getFirst() + ";");
                spool.done(head);
            }
        }
    }
}
