package io.gather.core.error;

/** What can be wrong with catalog, settings, inventory, and what was chosen of them. */
public enum InputError implements ErrorCode {
    CATALOG_WRONG("GATHER-2101", Category.USAGE, "a file of the catalog has mistakes",
            "correct the lines that are named; docs/catalog.md describes the format"),
    NO_SUCH_CHOICE("GATHER-2102", Category.USAGE, "there is no group, item or profile of this name",
            "look at the list of groups, items and profiles"),
    SETTINGS_WRONG("GATHER-2103", Category.USAGE,
            "a setting has a value that it cannot have, or there is no such setting",
            "correct it where the message says; docs/configuration.md lists all settings"),
    RULES_WRONG("GATHER-2106", Category.USAGE, "a file of rules for secrets has mistakes",
            "correct the lines that are named; docs/redaction.md describes the format"),
    SETTINGS_FILE_WRONG("GATHER-2120", Category.USAGE, "the file of settings that is to be changed has mistakes",
            "correct the file by hand, then change it again"),
    SETTINGS_FILE_KEPT("GATHER-2121", Category.USAGE,
            "the file of settings is written in a way that cannot be changed by a program",
            "write the setting there by hand; docs/settings.md shows the keys"),
    INVENTORY_UNREADABLE("GATHER-2401", Category.USAGE, "the inventory cannot be read",
            "check the path and who may read it"),
    INVENTORY_TOO_LARGE("GATHER-2402", Category.USAGE, "the file is too large for an inventory",
            "check the path: an inventory has 4 MB at most"),
    INVENTORY_WRONG("GATHER-2403", Category.USAGE,
            "the inventory has mistakes, or is of another format than it was read as",
            "correct the lines that are named, or say which format it has"),
    NODE_SET_WRONG("GATHER-2404", Category.USAGE, "an expression for a set of nodes cannot be understood",
            "write sets like node[1-9,12] or @group!node3; docs/inventory.md describes them"),
    NODE_UNKNOWN("GATHER-2405", Category.USAGE, "nodes were chosen that are not in the inventory",
            "look at the nodes of the inventory"),
    NO_NODE_LEFT("GATHER-2406", Category.USAGE, "no node is left to gather from, or far too many are",
            "look what the expressions for nodes mean"),
    INVENTORY_NEEDED("GATHER-2408", Category.USAGE,
            "groups and numbers of nodes were named, and no inventory, which has them",
            "name the inventory, or save its name in the settings"),
    REACH_UNSERVED("GATHER-2410", Category.USAGE, "the inventory says of a node that it is reached as nobody here can",
            "choose another reach in the inventory, or install the plugin that brings it"),
    REACH_TWICE("GATHER-2411", Category.USAGE, "two launchers serve the same reach",
            "remove one of the two from the folder plugins/ of the installation");

    private final ErrorEntry entry;

    InputError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
