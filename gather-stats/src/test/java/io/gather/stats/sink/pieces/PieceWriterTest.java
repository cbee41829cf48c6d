package io.gather.stats.sink.pieces;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.gather.fixtures.random.Seed;
import io.gather.transport.database.WriteAnswer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PieceWriterTest {
    private final Set<Integer> has = new TreeSet<>();

    /** A database that takes a piece as a whole or not at all. */
    private WriteAnswer allOrNothing(List<Integer> piece, Set<Integer> bad, int most, String text) {
        if (piece.size() > most) {
            return new WriteAnswer.TooLarge();
        }
        if (piece.stream().anyMatch(bad::contains)) {
            return new WriteAnswer.Refused(400, text);
        }
        has.addAll(piece);
        return new WriteAnswer.Written();
    }

    @Test
    void exactlyWhatIsBadIsLeftOut() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            has.clear();
            int size = 1 + random.nextInt(300);
            Set<Integer> bad = new TreeSet<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                bad.add(random.nextInt(size));
            }
            int most = 1 + random.nextInt(size);
            PieceWriter<Integer> writer = new PieceWriter<>(
                    piece -> allOrNothing(piece, bad, most, "unable to parse it"));
            writer.write(IntStream.range(0, size).boxed().toList());

            Set<Integer> good = new TreeSet<>(IntStream.range(0, size).boxed().toList());
            good.removeAll(bad);
            assertThat(has).as("seed %d", seed).isEqualTo(good);
            assertThat(writer.refused()).as("seed %d", seed).isEqualTo(bad.size());
            assertThat(writer.found()).as("seed %d", seed).containsExactlyElementsOf(bad);
        }
    }

    @Test
    void whatTheDatabaseSaysIsBelieved() throws Exception {
        List<Integer> requests = new ArrayList<>();
        PieceWriter<Integer> writer = new PieceWriter<>(new PieceWriter.Database<>() {
            @Override
            public WriteAnswer write(List<Integer> piece) {
                requests.add(piece.size());
                return new WriteAnswer.Refused(400, "partial write: field type conflict dropped=2");
            }

            @Override
            public int leftOut(String text) {
                return 2;
            }
        });
        writer.write(List.of(1, 2, 3, 4, 5));

        assertThat(requests).containsExactly(5);
        assertThat(writer.refused()).isEqualTo(2);
        assertThat(writer.reason()).contains("conflict");
    }

    @Test
    void aDatabaseThatTakesNothingForOtherReasonsKeepsNothing() {
        PieceWriter<Integer> writer = new PieceWriter<>(
                piece -> new WriteAnswer.Refused(400, "no such precision"));

        assertThatThrownBy(() -> writer.write(IntStream.range(0, 100).boxed().toList()))
                .isInstanceOf(IOException.class).hasMessageContaining("400 no such precision");
    }
}
