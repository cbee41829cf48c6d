package io.gather.core.inventory.read;

import java.util.List;

import io.gather.core.inventory.Inventory;

/**
 * An inventory as it was understood.
 *
 * @param warnings what was in it and is not used, a sentence each
 */
public record InventoryText(Inventory inventory, Format format, List<String> warnings) {
    public InventoryText {
        warnings = List.copyOf(warnings);
    }
}
