/* Images as files. */
#include "rules/image_room.h"

#include "base/limits.h"

#define MAGIC UINT64_C(0x01676D69676363) /* "ccgimg", and a version byte */
#define BLOCK ((size_t)1 << 20)          /* what the checksum takes at once */

/* Tells builds and machines apart that lay things out differently. */
static uint64_t layout_here(void)
{
    const cg_inst inst = {1, 2, 3}; /* bits may be in any order */
    uint64_t numbers[CG_IMAGE_TABLES + 2] = {CG_OPCODE_COUNT, CG_OWNER_COUNT};
    for (int i = 0; i < CG_IMAGE_TABLES; i++)
        numbers[i + 2] = cg_image_row_size(i);
    uint64_t hash = cg_hash64((cg_slice){(const char *)numbers, sizeof numbers});
    return cg_hash64_on(hash, (cg_slice){(const char *)&inst, sizeof inst});
}

static uint64_t hash_on(uint64_t sum, cg_slice bytes)
{
    for (size_t at = 0; at < bytes.len; at += BLOCK) {
        size_t end = bytes.len - at < BLOCK ? bytes.len : at + BLOCK;
        sum = cg_hash64_on(sum, cg_slice_sub(bytes, at, end));
    }
    return sum;
}

static uint64_t checksum_of(const cg_image_file *file)
{
    cg_image_header plain = file->header;
    plain.checksum = 0;
    return cg_hash64_on(hash_on(hash_on(0, file->image), file->keys),
                        (cg_slice){(const char *)&plain, sizeof plain});
}

void cg_image_file_of(const cg_program *program, const cg_hash128 *keys,
                      cg_hash128 name, cg_image_file *file)
{
    cg_slice all = cg_buf_slice(&program->image);
    memcpy(&file->header, all.ptr, sizeof file->header);
    file->image = cg_slice_sub(all, sizeof file->header, all.len);
    file->keys = (cg_slice){(const char *)keys, program->claim_count * sizeof *keys};
    file->header.magic = MAGIC;
    file->header.name = name;
    file->header.layout = layout_here();
    file->header.size = sizeof file->header + file->image.len + file->keys.len;
    file->header.checksum = checksum_of(file);
}

/* --- opening ---------------------------------------------------------------------- */

static bool is_power(size_t number)
{
    return number > 0 && (number & (number - 1)) == 0;
}

/* Tables that go by the same numbers, and those of which there must be something. */
static bool lengths_agree(const cg_image_view *view)
{
    const cg_image_rows *t = view->tables;
    return t[CG_IMAGE_FACTS].len == 1 &&
           t[CG_IMAGE_CLAIMS].len == t[CG_IMAGE_CLAIM_CODES].len &&
           t[CG_IMAGE_WORDS].len > 0 &&
           t[CG_IMAGE_WORD_STARTS].len == t[CG_IMAGE_WORDS].len &&
           t[CG_IMAGE_WORD_CLASSES].len == t[CG_IMAGE_WORDS].len &&
           is_power(t[CG_IMAGE_WORD_SLOTS].len) && is_power(t[CG_IMAGE_ANCHORS].len) &&
           is_power(t[CG_IMAGE_ANCHOR_BITS].len) && t[CG_IMAGE_TEXTS].len > 0 &&
           ((const char *)t[CG_IMAGE_TEXTS].items)[t[CG_IMAGE_TEXTS].len - 1] == '\0';
}

/* Finds image and keys, and the tables in the image. */
static bool part(cg_slice bytes, cg_image_file *file, cg_image_view *view)
{
    const uint64_t *rows = file->header.rows;
    uint64_t at = sizeof file->header;
    for (int i = 0; i < CG_IMAGE_TABLES; i++) {
        if (rows[i] >= UINT32_MAX || rows[i] * cg_image_row_size(i) > bytes.len - at)
            return false;
        view->tables[i] = (cg_image_rows){bytes.ptr + at, (size_t)rows[i]};
        at += cg_image_aligned(rows[i] * cg_image_row_size(i));
        if (at > bytes.len)
            return false;
    }
    file->image = cg_slice_sub(bytes, sizeof file->header, (size_t)at);
    file->keys = cg_slice_sub(bytes, (size_t)at, bytes.len);
    return file->keys.len == rows[CG_IMAGE_CLAIMS] * sizeof(cg_hash128) &&
           lengths_agree(view);
}

static bool is_in_order(cg_slice bytes, cg_hash128 name, cg_image_file *file,
                        cg_image_view *view)
{
    if (bytes.len < sizeof file->header)
        return false;
    memcpy(&file->header, bytes.ptr, sizeof file->header);
    return file->header.magic == MAGIC && file->header.layout == layout_here() &&
           cg_hash128_compare(file->header.name, name) == 0 &&
           file->header.size == bytes.len && part(bytes, file, view) &&
           checksum_of(file) == file->header.checksum;
}

static bool has_alone(const cg_program *p)
{
    for (uint32_t i = 0; i < p->claim_count; i++)
        if (p->claim_codes[i].alone != CG_NONE)
            return true;
    return false;
}

/* The packs' texts are the program's from here on. */
static cg_status take_files(cg_program *p, cg_pack_files *files, cg_error *error)
{
    cg_diag_source *sources = CG_ARENA_ARRAY(&p->arena, cg_diag_source, files->items.len + 1);
    if (!sources)
        return cg_error_memory(error);
    if (files->items.len)
        memcpy(sources, files->items.items, files->items.len * sizeof *sources);
    cg_sources_hash(sources, files->items.len, p->rules_hash);
    p->sources = sources;
    cg_arena_adopt(&p->arena, &files->arena);
    cg_pack_files_release(files);
    return CG_OK;
}

/* `*good` becomes whether a program came of it. */
static cg_status fill(cg_program *p, const cg_image_view *view, cg_pack_files *files,
                      bool *good, cg_error *error)
{
    p->source_count = (uint32_t)files->items.len;
    cg_status status = cg_image_attach(view, p, good, error);
    *good = *good && status == CG_OK && cg_program_holds(p);
    if (*good && has_alone(p))
        status = cg_lang_need_meanings(p->lang, error);
    return *good && status == CG_OK ? take_files(p, files, error) : status;
}

cg_status cg_image_open(const char *path, cg_hash128 name, cg_pack_files *files,
                        cg_program **program, const cg_hash128 **keys, cg_error *error)
{
    cg_file_map map;
    cg_image_file file;
    cg_image_view view;
    cg_program *p = NULL;
    bool good = false;
    *program = NULL;
    if (cg_file_map_open(path, CG_MAX_IMAGE, &map, NULL) != CG_OK)
        return CG_OK;
    cg_status status = CG_OK;
    if (is_in_order((cg_slice){map.bytes, map.len}, name, &file, &view))
        status = cg_program_new(&p, error);
    if (p)
        status = fill(p, &view, files, &good, error);
    if (!good || status != CG_OK) {
        cg_program_free(p);
        cg_file_map_close(&map);
        return status;
    }
    p->map = map;
    *keys = (const cg_hash128 *)(const void *)file.keys.ptr;
    *program = p;
    return CG_OK;
}
