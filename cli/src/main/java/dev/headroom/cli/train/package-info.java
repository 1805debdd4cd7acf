/** {@code headroom train} and {@code headroom finetune}. Entry types {@code TrainCommand}, {@code FinetuneCommand}. */
@NullMarked
package dev.headroom.cli.train;

import org.jspecify.annotations.NullMarked;
