using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data;

/// <summary>Names tables, columns, keys and indexes in lower_snake_case, so that SQL written by hand needs no quotes.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes())
        {
            if (type.IsMappedToJson())
            {
                type.SetContainerColumnName(Of(type.GetContainerColumnName()!));
                continue;
            }
            type.SetTableName(Of(type.GetTableName()!));
            foreach (var property in type.GetProperties()) { property.SetColumnName(Of(property.GetColumnName())); }
            foreach (var key in type.GetKeys()) { key.SetName(Of(key.GetName()!)); }
            foreach (var index in type.GetIndexes()) { index.SetDatabaseName(Of(index.GetDatabaseName()!)); }
            foreach (var foreign in type.GetForeignKeys())
            {
                if (!foreign.IsOwnership && foreign.GetConstraintName() is { } name) { foreign.SetConstraintName(Of(name)); }
            }
        }
    }

    /// <summary>SurveyVersion becomes survey_version; what is snake case already stays.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) { text.Append('_'); }
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
