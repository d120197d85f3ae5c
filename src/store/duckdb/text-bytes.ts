import {
  DuckDBArrayType,
  type DuckDBDataChunk,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId,
  DuckDBUnionType,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'

/** Types whose cells hold a length and then, where it is short, the bytes themselves. */
const sized: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.VARCHAR, DuckDBTypeId.BLOB, DuckDBTypeId.BIT, DuckDBTypeId.BIGNUM])
const cellBytes = 16

/**
 * How many bytes the texts and blobs of a chunk have, within lists and structures too. Asked before they are made into strings: one that is longer
 * than a string may be ends the process.
 */
export function textBytes({ chunk, rowCount }: DuckDBDataChunk, types: readonly DuckDBType[]): number {
  return types.reduce((sum, type, at) => sum + bytesIn(duckdb.data_chunk_get_vector(chunk, at), type, rowCount), 0)
}

function bytesIn(vector: duckdb.Vector, type: DuckDBType, items: number): number {
  if (sized.has(type.typeId)) return bytesOf(vector, items)
  if (type instanceof DuckDBListType)
    return bytesIn(duckdb.list_vector_get_child(vector), type.valueType, duckdb.list_vector_get_size(vector))
  if (type instanceof DuckDBArrayType) return bytesIn(duckdb.array_vector_get_child(vector), type.valueType, items * type.length)
  if (type instanceof DuckDBMapType) {
    // A map is a list of structures of key and value.
    const entries = duckdb.list_vector_get_child(vector)
    return bytesInMembers(entries, [type.keyType, type.valueType], 0, duckdb.list_vector_get_size(vector))
  }
  if (type instanceof DuckDBStructType) return bytesInMembers(vector, type.entryTypes, 0, items)
  // The first member of a union is its tag.
  if (type instanceof DuckDBUnionType) return bytesInMembers(vector, type.memberTypes, 1, items)
  return 0
}

const bytesInMembers = (vector: duckdb.Vector, types: readonly DuckDBType[], first: number, items: number): number =>
  types.reduce((sum, type, at) => sum + bytesIn(duckdb.struct_vector_get_child(vector, first + at), type, items), 0)

function bytesOf(vector: duckdb.Vector, items: number): number {
  const cells = duckdb.vector_get_data(vector, items * cellBytes)
  const lengths = new DataView(cells.buffer, cells.byteOffset, cells.byteLength)
  const valid = duckdb.vector_get_validity(vector, Math.ceil(items / 64) * 8)
  let sum = 0
  for (let at = 0; at < items; at++) {
    if (valid === null || (valid[at >> 3]! & (1 << (at & 7))) !== 0) sum += lengths.getUint32(at * cellBytes, true)
  }
  return sum
}
