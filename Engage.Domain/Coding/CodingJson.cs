using System.Text.Json.Serialization;

namespace Engage.Domain.Coding;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Theme>))]
internal sealed partial class CodingJson : JsonSerializerContext;
