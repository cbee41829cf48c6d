package io.gather.core.obfuscate.address;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressMapsTest {
    private static final long SEED = 17;

    private final AddressKey key = key(1);
    private final Ipv4Map ipv4 = new Ipv4Map(key);
    private final MacMap macs = new MacMap(key);
    private final Ipv6Map ipv6 = new Ipv6Map(key, ipv4, macs);

    private static AddressKey key(int first) {
        byte[] bytes = new byte[AddressKey.SIZE];
        bytes[0] = (byte) first;
        return new AddressKey(bytes);
    }

    private static int ipv4(String text) {
        int address = 0;
        for (String part : text.split("\\.")) {
            address = (address << 8) | Integer.parseInt(part);
        }
        return address;
    }

    @Test
    void comesBackFromEveryAddressOfVersion4() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3000; i++) {
            int address = random.nextInt();
            assertThat(ipv4.back(ipv4.map(address))).isEqualTo(address);
            int length = random.nextInt(33);
            int network = length == 0 ? 0 : address & (-1 << (32 - length));
            assertThat(ipv4.back(ipv4.map(network, length), length)).isEqualTo(network);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.20.3.4", "192.168.7.1", "100.70.1.1", "203.0.113.9", "8.8.8.8"})
    void keepsExactlyTheCommonBeginnings(String text) {
        Random random = new Random(SEED);
        int address = ipv4(text);
        int first = ipv4.map(address);
        for (int i = 0; i < 300; i++) {
            int common = 16 + random.nextInt(15);
            int other = address ^ (1 << (31 - common)) ^ (random.nextInt() & ((1 << (31 - common)) - 1));
            assertThat(Integer.numberOfLeadingZeros(first ^ ipv4.map(other)))
                    .isEqualTo(Integer.numberOfLeadingZeros(address ^ other));
        }
    }

    @Test
    void leavesNoTwoHostsOfANetworkAlike() {
        Set<Integer> hosts = new HashSet<>();
        int moved = 0;
        for (int host = 0; host < 256; host++) {
            int replaced = ipv4.map(ipv4("10.20.30.0") + host);
            hosts.add(replaced);
            moved += (replaced & 0xff) == host ? 0 : 1;
        }
        assertThat(hosts).hasSize(256);
        assertThat(moved).isGreaterThan(100);
        assertThat(ipv4.map(ipv4("10.20.30.0")) & 0xff).isZero();
        assertThat(ipv4.map(ipv4("10.20.30.255")) & 0xff).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "127.0.0.53", "255.255.255.0", "255.255.255.255", "169.254.169.254",
            "224.0.0.251", "0.0.0.255"})
    void leavesWhatMeansTheSameEverywhere(String text) {
        assertThat(ipv4.map(ipv4(text))).isEqualTo(ipv4(text));
    }

    @Test
    void keepsWhatAnAddressIsFor() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3000; i++) {
            int address = random.nextInt();
            assertThat(Ipv4Map.Range.of(ipv4.map(address))).isEqualTo(Ipv4Map.Range.of(address));
        }
    }

    @Test
    void dependsOnTheKey() {
        Ipv4Map other = new Ipv4Map(key(2));
        int same = 0;
        for (int i = 0; i < 256; i++) {
            int address = ipv4("10.0.0.1") + (i << 12);
            same += other.map(address) == ipv4.map(address) ? 1 : 0;
        }
        assertThat(same).isLessThan(16);
    }

    @Test
    void comesBackFromEveryAddressOfVersion6() {
        Random random = new Random(SEED);
        long[] networks = {0, 0x2001_0db8_0001_0000L, 0xfe80L << 48, 0xfd00_1234_5678_0001L, 0xff02L << 48,
                0x2002_0a00_0001_0000L, 0x0064_ff9b_0000_0000L, 0x4000_0000_0000_0000L};
        long[] hosts = {0, 1, 2, 0x10, 0xffff_0a82_0001L, 0x0250_56ff_fea1_0b2cL, 0x1_ff00_1234L};
        for (long network : networks) {
            for (long host : hosts) {
                there(new Ipv6(network, host));
            }
            for (int i = 0; i < 200; i++) {
                there(new Ipv6(network, random.nextLong()));
                there(new Ipv6(random.nextLong(), random.nextLong()));
            }
        }
    }

    private void there(Ipv6 address) {
        assertThat(ipv6.back(ipv6.map(address))).as("%s", address.text()).isEqualTo(address);
    }

    @Test
    void keepsNetworksOfVersion6Together() {
        Ipv6 one = ipv6.map(new Ipv6(0x2001_0db8_0001_0002L, 0x1234_5678_9abc_def0L));
        Ipv6 two = ipv6.map(new Ipv6(0x2001_0db8_0001_0002L, 0x1234_5678_9abc_0001L));
        Ipv6 other = ipv6.map(new Ipv6(0x2001_0db8_0001_0003L, 0x1234_5678_9abc_def0L));
        assertThat(one.network()).isEqualTo(two.network()).isNotEqualTo(0x2001_0db8_0001_0002L);
        assertThat(Long.numberOfLeadingZeros(one.host() ^ two.host()))
                .isEqualTo(Long.numberOfLeadingZeros(0xdef0L ^ 1));
        assertThat(one.network() >>> 1).isEqualTo(other.network() >>> 1);
        assertThat(one.network()).isNotEqualTo(other.network());
    }

    @Test
    void mapsAddressesWithinAddressesAsElsewhere() {
        int plain = ipv4("10.130.0.1");
        long mapped = (0xffffL << 32) | plain;
        assertThat((int) ipv6.map(new Ipv6(0, mapped)).host()).isEqualTo(ipv4.map(plain));
        long mac = 0x5254_0012_3456L;
        long host = (((mac >>> 24) ^ 0x020000) << 40) | (0xfffeL << 24) | (mac & 0xffffff);
        long there = ipv6.map(new Ipv6(0xfe80L << 48, host)).host();
        long replaced = macs.map(mac);
        assertThat(there).isEqualTo((((replaced >>> 24) ^ 0x020000) << 40) | (0xfffeL << 24) | (replaced & 0xffffff));
    }

    @Test
    void writesVersion6AsItShouldBe() {
        assertThat(new Ipv6(0, 1).text()).isEqualTo("::1");
        assertThat(new Ipv6(0, 0).text()).isEqualTo("::");
        assertThat(new Ipv6(0x2001_0db8_0000_0000L, 0x0000_0001_0000_0001L).text()).isEqualTo("2001:db8::1:0:1");
        assertThat(new Ipv6(0x2001_0000_0000_0001L, 0L).text()).isEqualTo("2001:0:0:1::");
        assertThat(new Ipv6(0x0001_0002_0003_0004L, 0x0005_0006_0007_0000L).text()).isEqualTo("1:2:3:4:5:6:7:0");
    }

    @Test
    void mapsBothPartsOfHardwareAddresses() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            long mac = random.nextLong() >>> 16;
            assertThat(macs.back(macs.map(mac))).isEqualTo(mac);
            assertThat((macs.map(mac) >>> 40) & 3).isEqualTo((mac >>> 40) & 3);
        }
        long one = macs.map(0x0050_56a1_0b2cL);
        long two = macs.map(0x0050_56a1_0b2dL);
        assertThat(one >>> 24).isEqualTo(two >>> 24).isNotEqualTo(0x005056L);
        assertThat(one).isNotEqualTo(two);
        assertThat(macs.map(0xffff_ffff_ffffL)).isEqualTo(0xffff_ffff_ffffL);
        assertThat(macs.map(0x0100_5e00_0001L)).isEqualTo(0x0100_5e00_0001L);
        assertThat(macs.map(0)).isZero();
    }
}
