package io.gather.core.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.gather.core.plan.Limits;
import io.gather.core.plan.TotalLimits;
import io.gather.core.units.ByteSize;

/** What a gather does unless told otherwise. */
public final class Settings implements SettingValues {
    public static final Setting<String> CLUSTER = new Setting<>("cluster", Forms.TEXT, "");
    /** Where bundles go. */
    public static final Setting<Path> OUTPUT = new Setting<>("output", Forms.PATH, Path.of(""));
    public static final Setting<String> PREFIX = new Setting<>("prefix", Forms.TEXT, "GatherLogs");
    /** Where journals and locks are kept. */
    public static final Setting<Path> STATE = new Setting<>("state", Forms.PATH, Path.of(""));
    /** Base of the minions' spools. */
    public static final Setting<Path> SPOOL = new Setting<>("spool", Forms.PATH, Path.of("/var/tmp"));
    /** A file with the nodes; empty: this machine only. */
    public static final Setting<String> INVENTORY = new Setting<>("inventory", Forms.TEXT.called("path, -"), "");
    /** Nodes at the same time. */
    public static final Setting<Integer> FANOUT = new Setting<>("fanout", Forms.number(1, 10_000), 64);
    /** More is not gathered unless somebody agrees; 0: however much. */
    public static final Setting<ByteSize> CONFIRM = new Setting<>("limits.confirm", Forms.SIZE, ByteSize.of(0));
    public static final Section<Limits> LIMITS = new Section<>("limits", Limits.defaults(), Settings::limits);

    public static final Section<TotalLimits> TOTALS = new Section<>("limits", TotalLimits.NONE, Settings::totals);

    private final SettingTable table;
    private final Map<String, Object> values;

    private Settings(SettingTable table, Map<String, Object> values) {
        this.table = table;
        this.values = values;
    }

    /** In the order in which people see them. */
    static List<Setting<?>> own() {
        List<Setting<?>> all = new ArrayList<>(List.of(CLUSTER, OUTPUT, PREFIX));
        all.addAll(SelectionSettings.SECTION.settings());
        all.addAll(List.of(STATE, SPOOL, INVENTORY, FANOUT));
        all.addAll(LIMITS.settings());
        all.add(CONFIRM);
        all.addAll(TOTALS.settings());
        all.addAll(RateSettings.SECTION.settings());
        all.addAll(KeepSettings.SECTION.settings());
        all.addAll(IncrementalSettings.SECTION.settings());
        all.addAll(RedactSettings.SECTION.settings());
        all.addAll(SshSettings.SECTION.settings());
        all.addAll(RpcSettings.SECTION.settings());
        all.addAll(UploadSettings.SECTION.settings());
        all.addAll(MinionSettings.SECTION.settings());
        return List.copyOf(all);
    }

    private static Limits limits(Limits limits, Section.Fields each) {
        return new Limits(each.of("parallel", Forms.number(0, 256), limits.parallel()),
                each.of("max_size", Forms.SIZE, limits.totalSize()),
                each.of("max_time", Forms.TIME, limits.totalTime()),
                each.of("spool_size", Forms.SIZE, limits.spoolSize()),
                each.of("leave_free", Forms.SIZE, limits.leaveFree()),
                each.of("nice", Forms.number(0, 19), limits.nice()),
                each.of("idle_io", Forms.FLAG, limits.idleIo()));
    }

    private static TotalLimits totals(TotalLimits totals, Section.Fields each) {
        return new TotalLimits(each.of("total_size", Forms.SIZE, totals.size()),
                each.of("total_time", Forms.TIME, totals.time()));
    }

    /** What depends on the machine, and for all else what the settings say is built in. */
    public static Settings builtIn(SettingTable table, String cluster, Path output, Path state) {
        return new Settings(table, table.builtIn()).with(CLUSTER, cluster).with(OUTPUT, output).with(STATE, state);
    }

    public SettingTable table() {
        return table;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T of(Setting<T> setting) {
        // Nobody but 'with' puts a value there, and each key has one setting.
        return (T) Objects.requireNonNull(values.get(declared(setting).key()));
    }

    public <T> Settings with(Setting<T> setting, T value) {
        Map<String, Object> changed = new TreeMap<>(values);
        changed.put(declared(setting).key(), value);
        return new Settings(table, changed);
    }

    public <R> Settings with(Section<R> section, R value) {
        return section.write(value, this);
    }

    private <T> Setting<T> declared(Setting<T> setting) {
        if (!values.containsKey(setting.key())) {
            throw new IllegalArgumentException("the setting '" + setting.key() + "' was not declared");
        }
        return setting;
    }

    public String cluster() {
        return of(CLUSTER);
    }

    public Path output() {
        return of(OUTPUT);
    }

    public String prefix() {
        return of(PREFIX);
    }

    public SelectionSettings selection() {
        return SelectionSettings.SECTION.read(this);
    }

    public Path state() {
        return of(STATE);
    }

    public Path spool() {
        return of(SPOOL);
    }

    public Limits limits() {
        return LIMITS.read(this);
    }

    public TotalLimits totals() {
        return TOTALS.read(this);
    }

    public RateSettings rates() {
        return RateSettings.SECTION.read(this);
    }

    /** Of the daemon of this machine. */
    public MinionSettings minion() {
        return MinionSettings.SECTION.read(this);
    }

    public KeepSettings keep() {
        return KeepSettings.SECTION.read(this);
    }

    public IncrementalSettings incremental() {
        return IncrementalSettings.SECTION.read(this);
    }

    public RedactSettings redact() {
        return RedactSettings.SECTION.read(this);
    }

    public UploadSettings upload() {
        return UploadSettings.SECTION.read(this);
    }

    public int fanout() {
        return of(FANOUT);
    }

    public String inventory() {
        return of(INVENTORY);
    }

    public RpcSettings rpc() {
        return RpcSettings.SECTION.read(this);
    }

    public SshSettings ssh() {
        return SshSettings.SECTION.read(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && table.equals(settings.table) && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
