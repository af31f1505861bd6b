/*
 * flat_opc.h: a package whose parts stand in one XML file. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_FLAT_OPC_H
#define NIANBAO_DOCUMENT_FLAT_OPC_H

#include "document/package.h"

/* Returns NULL with a problem where the XML cannot be read through or breaks a limit. Bytes must
 * outlive the package, which the caller closes. */
struct package *flat_opc_open(struct arena *arena, struct text bytes, struct problems *problems);

#endif
