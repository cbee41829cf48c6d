package io.gather.transport.foolscap.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionTest {
    private static final ListenLimits FEW = new ListenLimits(6, 4, 3, 2, Duration.ofSeconds(1));

    private static Visitor from(String address) {
        return new Visitor(new Socket() {
            @Override
            public InetAddress getInetAddress() {
                try {
                    return InetAddress.getByName(address);
                } catch (UnknownHostException e) {
                    throw new IllegalArgumentException(e);
                }
            }

            @Override
            public void close() throws IOException {
                throw new IOException("asked to");
            }
        });
    }

    @Test
    void letsInFewStrangersFromOneAddress() {
        Admission admission = new Admission(FEW);
        Visitor first = from("192.0.2.1");
        assertThat(admission.enter(first).refusal()).isEmpty();
        assertThat(admission.enter(from("192.0.2.1")).refusal()).isEmpty();
        assertThat(admission.enter(from("192.0.2.1")).refusal())
                .contains(Unwelcome.TOO_MANY_STRANGERS_FROM_ONE_ADDRESS);
        assertThat(admission.enter(from("192.0.2.2")).refusal()).isEmpty();
        admission.known(first);
        assertThat(admission.enter(from("192.0.2.1")).refusal()).isEmpty();
    }

    @Test
    void countsTheNetworkOfAnAddressThatHasManyBesideIt() {
        Admission admission = new Admission(FEW);
        assertThat(admission.enter(from("2001:db8::1")).refusal()).isEmpty();
        assertThat(admission.enter(from("2001:db8::2")).refusal()).isEmpty();
        assertThat(admission.enter(from("2001:db8::3")).refusal())
                .contains(Unwelcome.TOO_MANY_STRANGERS_FROM_ONE_ADDRESS);
        assertThat(admission.enter(from("2001:db8:0:1::1")).refusal()).isEmpty();
    }

    @Test
    void sendsTheFirstStrangerAwayForTheNext() {
        Admission admission = new Admission(FEW);
        Visitor first = from("192.0.2.1");
        admission.enter(first);
        admission.enter(from("192.0.2.2"));
        admission.enter(from("192.0.2.3"));
        Admission.Verdict verdict = admission.enter(from("192.0.2.4"));
        assertThat(verdict.refusal()).isEmpty();
        assertThat(verdict.leaves()).contains(first);
        assertThat(admission.leave(first)).isFalse();
        assertThat(admission.size()).isEqualTo(3);
    }

    @Test
    void keepsThoseWhomItKnows() {
        Admission admission = new Admission(FEW);
        for (int i = 1; i <= 6; i++) {
            Visitor each = from("192.0.2." + i);
            assertThat(admission.enter(each).refusal()).isEmpty();
            admission.known(each);
        }
        assertThat(admission.enter(from("192.0.2.9")).refusal()).contains(Unwelcome.TOO_MANY);
        assertThat(admission.enter(from("192.0.2.9")).leaves()).isEmpty();
    }

    @Test
    void staysWithinItsLimitsWhoeverComesAndGoes() {
        Random random = new Random(7);
        Admission admission = new Admission(FEW);
        List<Visitor> there = new ArrayList<>();
        Set<Visitor> known = new HashSet<>();
        for (int step = 0; step < 20_000; step++) {
            int what = random.nextInt(4);
            if (what < 2 || there.isEmpty()) {
                Visitor visitor = from("192.0.2." + random.nextInt(4));
                Admission.Verdict verdict = admission.enter(visitor);
                verdict.leaves().ifPresent(it -> {
                    assertThat(known).doesNotContain(it);
                    there.remove(it);
                });
                if (verdict.refusal().isEmpty()) {
                    there.add(visitor);
                }
            } else if (what == 2) {
                Visitor visitor = there.get(random.nextInt(there.size()));
                admission.known(visitor);
                known.add(visitor);
            } else {
                assertThat(admission.leave(there.remove(random.nextInt(there.size())))).isTrue();
            }
            assertThat(admission.size()).isEqualTo(there.size()).isLessThanOrEqualTo(6);
            assertThat(there.stream().filter(it -> !known.contains(it)).count()).isLessThanOrEqualTo(3);
        }
    }
}
