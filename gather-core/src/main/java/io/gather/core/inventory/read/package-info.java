/** Reads inventories: our TOML, Ansible's INI and YAML, lists of hosts. */
@NullMarked
package io.gather.core.inventory.read;

import org.jspecify.annotations.NullMarked;
