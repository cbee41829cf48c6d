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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PieceWriterTest {
    private static final Integer BEFORE = 1_000_000;
    private static final String FROM_THE_WAY = "400 Bad Request: the plain HTTP request was sent to HTTPS port";

    private final Set<Integer> has = new TreeSet<>();
    private final LastTaken<Integer> lastTaken = new LastTaken<>();

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

    @ParameterizedTest
    @ValueSource(strings = {"unable to parse it", "we do not like it"})
    void exactlyWhatIsBadIsLeftOut(String text) throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            has.clear();
            lastTaken.keep(BEFORE);
            int size = 1 + random.nextInt(300);
            Set<Integer> bad = new TreeSet<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                bad.add(random.nextInt(size));
            }
            int most = 1 + random.nextInt(size);
            PieceWriter<Integer> writer = new PieceWriter<>(
                    piece -> allOrNothing(piece, bad, most, text), lastTaken);
            writer.write(IntStream.range(0, size).boxed().toList());

            Set<Integer> good = new TreeSet<>(IntStream.range(0, size).boxed().toList());
            good.removeAll(bad);
            has.remove(BEFORE);
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
        }, lastTaken);
        writer.write(List.of(1, 2, 3, 4, 5));

        assertThat(requests).containsExactly(5);
        assertThat(writer.refused()).isEqualTo(2);
        assertThat(writer.reason()).contains("conflict");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 15, 16, 100})
    void aDatabaseThatTakesNothingForOtherReasonsCostsNothing(int points) {
        PieceWriter<Integer> writer = new PieceWriter<>(piece -> new WriteAnswer.Refused(400, "no such precision"),
                lastTaken);

        assertThatThrownBy(() -> writer.write(IntStream.range(0, points).boxed().toList()))
                .isInstanceOf(IOException.class).hasMessageContaining("400 no such precision");
    }

    @ParameterizedTest
    @ValueSource(strings = {FROM_THE_WAY, "<html><label>Log in to go on</label></html>"})
    void whoeverIsInBetweenAndRefusesEverythingCostsNothing(String text) throws Exception {
        List<Integer> good = List.of(1, 2, 3);
        new PieceWriter<Integer>(piece -> allOrNothing(piece, Set.of(), 10, ""), lastTaken).write(good);
        PieceWriter<Integer> writer = new PieceWriter<>(piece -> new WriteAnswer.Refused(400, text), lastTaken);

        assertThatThrownBy(() -> writer.write(List.of(4, 5, 6))).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverBeginsToRefuseInTheMiddleCostsNothing() {
        int[] asked = {0};
        PieceWriter<Integer> writer = new PieceWriter<>(piece -> {
            asked[0]++;
            return asked[0] == 1 || asked[0] > 2
                    ? new WriteAnswer.Refused(400, FROM_THE_WAY)
                    : allOrNothing(piece, Set.of(), 10, "");
        }, lastTaken);

        assertThatThrownBy(() -> writer.write(List.of(1, 2, 3, 4, 5, 6, 7, 8))).isInstanceOf(IOException.class);
    }

    @Test
    void oneThatIsRefusedAloneDoesNotHoldUpTheOthers() throws Exception {
        lastTaken.keep(BEFORE);
        PieceWriter<Integer> writer = new PieceWriter<>(
                piece -> allOrNothing(piece, Set.of(7), 10, "it is not to our taste"), lastTaken);
        writer.write(List.of(7));

        assertThat(writer.found()).containsExactly(7);
        assertThat(writer.reason()).isEqualTo("400 it is not to our taste");
        assertThat(has).containsExactly(BEFORE);
    }
}
