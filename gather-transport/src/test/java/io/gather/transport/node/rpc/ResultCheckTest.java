package io.gather.transport.node.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Chunk;
import io.gather.core.outcome.Status;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.rpc.ResultCheck.WrongResultsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A minion that lies, or whose disk does, spoils no bundle. */
class ResultCheckTest {
    @TempDir
    Path folder;

    private static Outcome outcome(int results, long stored) {
        return new Outcome(1, "g", "i", null, "000001", Status.OK, "x", 0, null, Instant.EPOCH, Duration.ZERO, results,
                10, stored, null);
    }

    private static Result file(String path, long size, Chunk... chunks) {
        return new Result(path, Result.Kind.FILE, "/" + path, 0644, Instant.EPOCH, size, "ab", null, List.of(chunks),
                List.of(), Status.OK, null);
    }

    private static Result link(String path, String target) {
        return new Result(path, Result.Kind.LINK, "/" + path, 0777, Instant.EPOCH, 0, null, target, List.of(),
                List.of(), Status.OK, null);
    }

    private static void check(Outcome outcome, Result... results) throws IOException {
        ResultCheck check = new ResultCheck(outcome);
        for (Result result : results) {
            check.next(result);
        }
        check.end();
    }

    @Test
    void whatFitsIsTaken() {
        assertThatCode(() -> check(outcome(3, 30), file("etc/a", 7, new Chunk(0, 10, 7, "x")),
                link("etc/b", "../usr/b"),
                file("etc/c", 9, new Chunk(10, 15, 5, "x"), new Chunk(25, 5, 4, "x")))).doesNotThrowAnyException();
    }

    static Stream<List<Result>> wrong() {
        Chunk chunk = new Chunk(0, 30, 7, "x");
        return Stream.of(List.of(file("../etc/passwd", 7, chunk)), List.of(file("/etc/passwd", 7, chunk)),
                List.of(file("a/./b", 7, chunk)), List.of(file("a\nb", 7, chunk)), List.of(file("", 7, chunk)),
                List.of(file("a", 8, chunk)), List.of(file("a", 7, new Chunk(5, 25, 7, "x"))),
                List.of(file("a", 7, new Chunk(0, 29, 7, "x"))), List.of(file("a", -7, new Chunk(0, 30, -7, "x"))),
                List.of(file("a", 7, chunk), file("b", 7, chunk)), List.of(),
                List.of(link("a", "../../../../etc/passwd")), List.of(link("a", "/etc/passwd")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotFitIsNot(List<Result> results) {
        assertThatThrownBy(() -> check(outcome(1, 30), results.toArray(Result[]::new)))
                .isInstanceOf(WrongResultsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200_000})
    void membersHoldWhatIsSaid(int size) throws Exception {
        byte[] text = new byte[size];
        new Random(size).nextBytes(text);
        byte[] member = member(text);
        Result right = file("a", size, new Chunk(0, member.length, size, digest(text)));
        assertThatCode(() -> look(member, right)).doesNotThrowAnyException();
        byte[] other = member.clone();
        other[0] = 0;
        assertThatThrownBy(() -> look(other, right)).isInstanceOf(WrongResultsException.class);
        byte[] longer = member.clone();
        longer[member.length - 4]++;
        assertThatThrownBy(() -> look(longer, right)).isInstanceOf(WrongResultsException.class);
        assertThatThrownBy(() -> look(Arrays.copyOf(member, member.length - 9), right))
                .isInstanceOf(WrongResultsException.class);
    }

    @Test
    void aSmallMemberIsInflated() throws Exception {
        byte[] member = member("abc".getBytes(StandardCharsets.US_ASCII));
        Result wrong = file("a", 3, new Chunk(0, member.length, 3, "00"));
        assertThatThrownBy(() -> look(member, wrong)).isInstanceOf(WrongResultsException.class)
                .hasMessageContaining("something else");
    }

    private static byte[] member(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] text) {
        MessageDigest digest = Sha256.sha256();
        digest.update(text);
        return Sha256.hex(digest);
    }

    private void look(byte[] bytes, Result result) throws IOException {
        try (LandingBuffer members = new LandingBuffer(folder.resolve("members"))) {
            members.write(bytes);
            try (MemberCheck check = new MemberCheck(members)) {
                check.check(Stream.of(result));
            }
        }
    }
}
